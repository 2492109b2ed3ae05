using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Roots.Wiki.Web.Features.Handbook;

/// <summary>Shows a page of the handbook.</summary>
public sealed class HelpModel(HandbookPages pages) : PageModel
{
    public HandbookPage Current { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Title)> Contents { get; private set; } = [];

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task<IActionResult> OnGetAsync(string? name, CancellationToken ct)
    {
        if (await pages.FindAsync(name ?? "start", Request.PathBase.Value ?? "", ct) is not { } page)
        {
            return NotFound();
        }

        Current = page;
        Contents = await HandbookPages.ContentsAsync(ct);
        return Page();
    }
}
