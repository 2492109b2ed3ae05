using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.StyleGuide;

/// <summary>All parts of our pages in all their states, for those who build pages.</summary>
public sealed class IndexModel(Toasts toasts) : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public IList<Row> Rows { get; set; } = [];

    public void OnGet()
    {
        Title = "Kasse";
        Rows = [new Row { Name = "Girokonto", Place = "Sparkasse Linde" }, new Row { Name = "Handkasse", Place = "Vereinsheim, Schrank links" }];
        ModelState.AddModelError(nameof(Text), "Bitte schreib wenigstens einen Satz.");
        ModelState.AddModelError("", "Diese Meldung gehört zu keinem Feld.");
    }

    public IActionResult OnPost()
    {
        toasts.Show(HttpContext, new ToastMessage("Im Wiki gespeichert"));
        return RedirectToPage();
    }

    /// <summary>Takes every draft, so that the status line can be tried out.</summary>
    public IActionResult OnPostDraft() => new NoContentResult();

    public sealed class Row
    {
        public string? Name { get; set; }

        public string? Place { get; set; }
    }
}
