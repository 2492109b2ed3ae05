using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Handovers;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>A slip for one of several who know something.</summary>
public sealed record AskSlip(string Name, string Link, QrDrawing Qr, IReadOnlyList<string> Questions);

/// <summary>Distributes the open questions of an office over several people: a slip with a link for each, made by POST and shown once.</summary>
public sealed class AskModel(PublicAddress address, SealedNotes notes, IQrCode qr, ProblemWords words) : HandoverPageModel
{
    private const int MostPeople = 8;

    /// <summary>One name per line.</summary>
    [BindProperty]
    public string? Names { get; set; }

    public IReadOnlyList<Question> Open { get; private set; } = [];

    public IReadOnlyList<AskSlip> Slips { get; private set; } = [];

    /// <summary>How sure it is that others reach the links.</summary>
    public AddressState Address { get; private set; } = null!;

    public bool CanSetAddress { get; private set; }

    /// <summary>The last day of the links.</summary>
    public DateOnly Until { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? note, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayWork || Facts.State != HandoverState.Open)
        {
            return Missing(actor);
        }

        Show(wiki);
        if (notes.Open(note) is not { } opened)
        {
            return Page();
        }

        Address = await address.FindAsync(HttpContext, ct);
        (CanSetAddress, Until) = (actor.IsAdministrator, Today.AddDays(Handover.LinkDays(Today)));
        var people = opened.Split('\n').Select(l => l.Split('\t')).Where(l => l.Length == 2).ToList();
        Slips = [.. people.Select((p, i) => new AskSlip(
            p[0], $"{Address.Base}/-/s/{p[1]}", qr.Draw($"{Address.Base}/-/s/{p[1]}"),
            [.. Open.Where((_, q) => q % people.Count == i).Select(q => q.Text.In(Language))]))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayWork || Facts.State != HandoverState.Open || actor is not Actor.Member member)
        {
            return NotFound();
        }

        Show(wiki);
        var names = (Names ?? "").ReplaceLineEndings("\n").Split('\n').Select(n => n.Replace('\t', ' ').Trim()).Where(n => n.Length > 0).ToList();
        if (names.Count is 0 or > MostPeople || names.Any(n => n.Length > Limits.NameLength))
        {
            words.AddTo(ModelState, names.Count == 0 ? new Problem(ProblemCode.Required, nameof(Names)) : names.Count > MostPeople ? new(ProblemCode.TooManyRows, nameof(Names), MostPeople) : new(ProblemCode.TooLong, nameof(Names), Limits.NameLength));
            return Page();
        }

        var made = new List<string>();
        foreach (var name in names)
        {
            var link = new RegistryLink("", LinkPurpose.Sitting, Handover.Role.Path, null, null, false, member.Id, wiki.Clock.GetUtcNow().AddDays(Handover.LinkDays(Today)), null, false);
            made.Add($"{name}\t{(await wiki.Links.CreateAsync(link, ct)).Secret}");
        }

        return Redirect($"{At("handover-ask")}?note={Uri.EscapeDataString(notes.Seal(string.Join('\n', made)))}");
    }

    // A link without account leads to the quick start: only its questions can be handed out.
    private void Show(Wiki wiki)
    {
        var standing = RoleStanding.Of(Handover.Role, wiki.Templates, Today);
        var quick = Handover.Role.Facts.Templates.Select(wiki.Templates.Find).OfType<Template>().Where(t => t.Kind == TemplateKind.QuickStart).SelectMany(t => t.Questions).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        Open = [.. standing.Questions.Where(q => !q.IsTouched && quick.Contains(q.Question.Id)).OrderByDescending(q => q.Question.Weight).Select(q => q.Question)];
    }
}
