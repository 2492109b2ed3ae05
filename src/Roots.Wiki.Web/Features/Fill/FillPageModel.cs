using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>What the screens for answering share: as whom somebody answers, how an answer is kept, how a sitting ends.</summary>
public abstract class FillPageModel(OpenTabs tabs) : PageModel
{
    protected const int MostFields = (Limits.AnswerRows * 12) + 64;

    protected Actor Asker { get; private set; } = Actor.Visitor.Instance;

    public SittingForm Form { get; private set; } = null!;

    public string Association { get; private set; } = "";

    /// <summary>Names for the browser, without telling it, for whom this page was made.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Names the open form.</summary>
    public string Tab { get; protected set; } = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>Whether one answer alone is changed, and where whoever changes it goes back to.</summary>
    public OneAnswer One { get; protected set; }

    public bool IsGuest => Asker is Actor.Guest;

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public Role Role => Form.Role;

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Opens the sheet that an address means; false where there is none for whoever asks.</summary>
    protected async Task<bool> OpenFormAsync(Wiki wiki, Actor asker, string address, string? template, string? question, CancellationToken ct)
    {
        if (FillAccess.RoleOf(wiki, address) is not { } role)
        {
            return false;
        }

        Asker = await FillAccess.ActorForAsync(HttpContext, wiki, asker, role, ct);
        if (FillStep.TemplateOf(wiki.Templates, role, template, question) is not { } sheet || await wiki.Sittings.OpenAsync(Asker, role.Path, sheet, ct) is not { } form)
        {
            return false;
        }

        (Form, Association) = (form, wiki.Snapshot.Settings.Name);
        Owner = SittingQuestion.BaseOf($"{wiki.Id}|{DraftOwner.Of(Asker)?.Key}");
        return true;
    }

    /// <summary>What another device wrote into the same draft meanwhile, or null.</summary>
    protected string? Clash(Wiki wiki, SittingQuestion now, PostedAnswer posted)
    {
        var isAnothers = posted.IsQueued ? !tabs.IsOwn(DraftKey(wiki, now), posted.Tab) : tabs.IsAnothers(DraftKey(wiki, now), posted.Tab);
        if (!now.IsDraft || posted.Tab.Length == 0 || !isAnothers || posted.Seen == NameOf(now, wiki))
        {
            return null;
        }

        var mine = now.Question.Type.Write(now.Question, posted.Value, wiki.Snapshot.Settings.Language);
        var theirs = now.Question.Type.Write(now.Question, now.Value, wiki.Snapshot.Settings.Language);
        return mine == theirs || theirs.Length == 0 ? null : theirs;
    }

    /// <summary>Whether this open form wrote the draft of a question last.</summary>
    protected bool WroteLast(Wiki wiki, SittingQuestion now, PostedAnswer posted) => tabs.IsOwn(DraftKey(wiki, now), posted.Tab);

    /// <summary>Keeps an answer as a draft; says what is wrong, or null.</summary>
    protected async Task<Problem?> KeepAsync(Wiki wiki, SittingQuestion now, PostedAnswer posted, CancellationToken ct)
    {
        switch (await wiki.Sittings.SaveAnswerAsync(Asker, Role.Path, posted.InputFor(now), ct))
        {
            case SaveAnswerResult.Rejected(var problems):
                return problems[0];
            case SaveAnswerResult.NotFound:
                return new(ProblemCode.NotFound);
            default:
                tabs.Wrote(DraftKey(wiki, now), posted.Tab);
                return null;
        }
    }

    /// <summary>Keeps the photo that came along with an answer; says what is wrong, or null.</summary>
    protected async Task<Problem?> AddPhotoAsync(Wiki wiki, SittingQuestion now, PostedAnswer posted, CancellationToken ct)
    {
        if (posted.Photo is not { } file)
        {
            return null;
        }

        if (file.Length > Limits.PhotoBytes)
        {
            return new(ProblemCode.AttachmentTooLarge, now.Question.Id, Limits.PhotoBytes / 1024 / 1024);
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);
        switch (await wiki.Sittings.AddPhotoAsync(Asker, Role.Path, now.Question.Id, bytes.ToArray(), ct))
        {
            case SaveAnswerResult.Rejected(var problems):
                return problems[0];
            case SaveAnswerResult.NotFound:
                return new(ProblemCode.NotFound);
            default:
                tabs.Wrote(DraftKey(wiki, now), posted.Tab);
                return null;
        }
    }

    /// <summary>The photos of a question as a form shows them.</summary>
    protected IReadOnlyList<PhotoView> PhotosOf(Wiki wiki, SittingQuestion now, PostedAnswer? posted, bool wantsWords) =>
    [
        .. now.Photos.Select((p, i) => new PhotoView(
            p.Target,
            p.DraftId is { } id ? Urls.Of("photo/" + id) : Urls.Of(Role.IsPage ? Role.Path : wiki.AccessOf(Asker).Snapshot.Roles.Find(Role.Path)?.Knowledge.FirstOrDefault(k => k.Facts.Answers.Any(a => a.QuestionId == now.Question.Id))?.Path ?? Role.Path) is var page
                ? page[..(page.LastIndexOf('/') + 1)] + p.Target : "",
            posted?.Alts.GetValueOrDefault(p.Target) ?? p.Alt,
            IsMissing: wantsWords && string.IsNullOrWhiteSpace(posted?.Alts.GetValueOrDefault(p.Target) ?? p.Alt))),
    ];

    /// <summary>The spoken answers of the office by question, as far as they exist for whoever answers.</summary>
    protected async Task<ILookup<string, string>> SpokenAsync(Wiki wiki, CancellationToken ct) =>
        (await wiki.Recordings.OfOfficeAsync(Asker, Role.Path, ct)).ToLookup(r => r.Question, r => Urls.Of("recording/" + r.Id));

    /// <summary>Where an answer is told instead of typed; null where it cannot be.</summary>
    protected string? TellHrefOf(Wiki wiki, SittingQuestion now) =>
        !Role.IsPage && now.Question.Type.Input is Templates.InputKind.Text or Templates.InputKind.Line or Templates.InputKind.Lines && now.Question.Type.TakesPhotos && wiki.Recordings.MayRecord(Asker, Role.Path)
            ? $"{Urls.Of("recordings", Role.Path)}?q={now.Question.Id}" : null;

    /// <summary>Whether nobody has said yet what is to be seen on a photo.</summary>
    protected static bool WantsWords(SittingQuestion now, PostedAnswer posted) =>
        now.Photos.Any(p => p.Target != posted.Drops && string.IsNullOrWhiteSpace(posted.Alts.GetValueOrDefault(p.Target) ?? p.Alt));

    /// <summary>Where thanks are said after a sitting of an office has ended; null and the problems where the wiki refused.</summary>
    protected async Task<(string? Address, IReadOnlyList<Problem> Problems)> EndAsync(Wiki wiki, int round, bool isLeft, string? unsure, CancellationToken ct)
    {
        var before = RoleStanding.Of(Role, wiki.Templates, wiki.Snapshot.Settings.Today(wiki.Clock), wiki.RolesOverview.Days).Level;
        var result = await wiki.Sittings.CloseAsync(Asker, Role.Path, ct);
        if (result is SittingResult.Rejected(var problems))
        {
            return (null, problems);
        }

        return (DoneAddress(round, isLeft, unsure, result as SittingResult.InWiki, before), []);
    }

    /// <summary>The end of a round.</summary>
    protected string DoneAddress(int round, bool isLeft, string? unsure, SittingResult.InWiki? done, Level before)
    {
        var query = new QueryString()
            .Add("template", Form.Template.Id)
            .Add("round", (round + 1).ToString(CultureInfo.InvariantCulture));
        query = isLeft ? query.Add("left", "true") : query;
        query = unsure is null ? query : query.Add("unsure", unsure);
        query = done is null ? query : query
            .Add("n", done.Questions.Count.ToString(CultureInfo.InvariantCulture))
            .Add("before", before.ToString())
            .Add("clash", string.Join(',', done.Clashes));
        query = done?.Version is { } version ? query.Add("v", version.Value) : query;
        return Urls.Of("fill-done", Role.Path) + query;
    }

    protected string AddressOf(SittingQuestion question) =>
        $"{Urls.Of("fill", Role.Path)}?template={Uri.EscapeDataString(Form.Template.Id)}&q={question.Question.Id}{(One == OneAnswer.None ? "" : $"&one={One}")}";

    protected static string NameOf(SittingQuestion now, Wiki wiki) =>
        now.IsDraft ? SittingQuestion.BaseOf(now.Question.Type.Write(now.Question, now.Value, wiki.Snapshot.Settings.Language)) : "";

    private string DraftKey(Wiki wiki, SittingQuestion now) => $"{wiki.Id}|{DraftOwner.Of(Asker)?.Key}|{Role.Path}|{now.Question.Id}";
}
