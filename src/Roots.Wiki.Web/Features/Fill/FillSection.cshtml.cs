using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>One question among all of its round. Immutable.</summary>
/// <param name="View">What its fields show.</param>
/// <param name="Was">Names what they showed when the page was made: only what was changed is kept.</param>
/// <param name="Seen">Names the draft as the page showed it.</param>
public sealed record PartView(QuestionView View, string Was, string Seen)
{
    public string? Reason { get; init; }

    public bool Keeps { get; init; }

    public bool IsPartial { get; init; }

    /// <summary>What another device wrote meanwhile, or null.</summary>
    public string? OtherDevice { get; init; }

    public WhoKnows? Who { get; init; }

    public string Anchor => "q-" + View.Question.Id;
}

/// <summary>All questions of a round on one page, for a large screen. Every button keeps every answer, each on its own.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[RequestFormLimits(ValueCountLimit = MostFields * 8)]
public sealed class FillSectionModel(OpenTabs tabs, ProblemWords words, Toasts toasts, IStringLocalizer<FillTexts> texts) : FillPageModel(tabs)
{
    public int Round { get; private set; }

    public SittingSection Section => Form.Sections[Round];

    public IReadOnlyList<PartView> Parts { get; private set; } = [];

    public string? Refusal { get; private set; }

    /// <summary>How many answers could not be kept as they are.</summary>
    public int Troubles { get; private set; }

    public bool IsSecretRefused { get; private set; }

    /// <summary>What was called no secret.</summary>
    public SecretAsk Harmless { get; private set; } = SecretAsk.None;

    /// <summary>Names all that the page showed.</summary>
    public string Shown => SittingQuestion.BaseOf(string.Join('|', Parts.Select(p => p.Was)));

    public int Answered => Section.Questions.Count(q => q.IsSaid);

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor asker, string role, string? template, string? q, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, asker, role, template, q, ct))
        {
            return FillAccess.HasDeadLink(HttpContext, wiki, asker) ? Redirect(Urls.Of("s/closed")) : NotFound();
        }

        Parts = [.. Section.Questions.Select(x => PartOf(wiki, x))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor asker, string role, string? template, string? q, CancellationToken ct)
    {
        if (q is null || !await OpenAsync(wiki, asker, role, template, q, ct))
        {
            return NotFound();
        }

        var deed = Request.Form["do"].ToString();
        var (word, about) = deed.Split(':', 2) is [var verb, var id] && Find(id) is { } named ? (verb, named) : (deed, null);
        if (about is not null && word is "undo" or "theirs" or "mine")
        {
            await wiki.Sittings.UndoAsync(Asker, Role.Path, about!.Question.Id, ct);
        }

        var posted = ReadAll(word, about?.Question.Id);
        var troubles = await KeepAllAsync(wiki, posted, about is not null && word is "undo" or "theirs" ? about!.Question.Id : null, word, ct);
        if (troubles.Count > 0)
        {
            return ShowAgain(wiki, posted, troubles, null);
        }

        if (Request.Form["AddRow"].ToString() is { Length: > 0 } row)
        {
            return ShowAgain(wiki, posted, troubles, row);
        }

        if (Section.Questions.FirstOrDefault(x => x.Photos.Any(p => p.Target == Request.Form[PostedAnswer.DropField])) is { } photographed)
        {
            return Redirect($"{Address(photographed)}#q-{photographed.Question.Id}");
        }

        if (about is not null)
        {
            return await DoAsync(wiki, word, about, posted, ct);
        }

        if (word == "single")
        {
            return Redirect(AddressOf(Section.Questions.FirstOrDefault(x => !x.IsSaid) ?? Section.Questions[0]));
        }

        if (word.StartsWith("round", StringComparison.Ordinal) && int.TryParse(word.AsSpan(5), out var round) && round >= 0 && round < Form.Sections.Count)
        {
            return Redirect(Address(Form.Sections[round].Questions[0]));
        }

        return word == "save" ? Saved(Section.Questions[0]) : await CloseAsync(wiki, word, posted, ct);
    }

    /// <summary>Keeps what is typed, while it is typed, as the page of one question does.</summary>
    public async Task<IActionResult> OnPostDraftAsync(Wiki wiki, Actor asker, string role, string? template, string? q, CancellationToken ct)
    {
        if (q is null || !await OpenAsync(wiki, asker, role, template, q, ct))
        {
            return asker is Actor.Visitor ? Unauthorized() : NotFound();
        }

        var troubles = await KeepAllAsync(wiki, ReadAll("", null), null, "", ct);
        return troubles.Values.FirstOrDefault(t => t.Problem is not null)?.Problem is { } problem
            ? new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = words.Of(problem), ContentType = "text/plain; charset=utf-8" }
            : troubles.Count > 0 ? StatusCode(StatusCodes.Status409Conflict)
            : new NoContentResult();
    }

    public string Address(SittingQuestion question) =>
        $"{Urls.Of("fill-section", Role.Path)}?template={Uri.EscapeDataString(Form.Template.Id)}&q={question.Question.Id}";

    private async Task<bool> OpenAsync(Wiki wiki, Actor asker, string address, string? template, string? question, CancellationToken ct)
    {
        if (!await OpenFormAsync(wiki, asker, address, template, question, ct) || FillStep.At(Form, question) is not { } step)
        {
            return false;
        }

        Round = step.Round;
        return true;
    }

    private SittingQuestion? Find(string id) => Section.Questions.FirstOrDefault(x => x.Question.Id == id);

    private static string PrefixOf(SittingQuestion question) => question.Question.Id + ".";

    private Dictionary<string, PostedAnswer> ReadAll(string deed, string? about) => Section.Questions
        .Where(x => Request.Form.ContainsKey(PrefixOf(x) + "Was"))
        .ToDictionary(x => x.Question.Id, x => PostedAnswer.Read(Request.Form, PrefixOf(x)) with { Deed = x.Question.Id == about ? deed : "" }, StringComparer.Ordinal);

    // An answer that stands as the page showed it is left alone: somebody else may have changed it since.
    private async Task<Dictionary<string, Trouble>> KeepAllAsync(Wiki wiki, Dictionary<string, PostedAnswer> all, string? but, string deed, CancellationToken ct)
    {
        var troubles = new Dictionary<string, Trouble>(StringComparer.Ordinal);
        foreach (var now in Section.Questions.Where(x => x.Question.Id != but && all.ContainsKey(x.Question.Id)))
        {
            var posted = all[now.Question.Id];
            if (posted.Deed.Length == 0 && posted.Photo is null && !now.Photos.Any(p => p.Target == posted.Drops) && !(deed == "next" && WantsWords(now, posted)) && !WroteLast(wiki, now, posted) && posted.Was == Fingerprint(wiki, now, posted.Value, posted.Reason, posted.IsPrivate, posted.IsPartial, posted.Alts))
            {
                continue;
            }

            posted = posted.Deed == "mine" ? posted with { Base = null } : posted;
            if (Clash(wiki, now, posted) is { } other)
            {
                troubles.Add(now.Question.Id, new(null, other));
            }
            else if (await KeepAsync(wiki, now, posted, ct) is { } problem)
            {
                troubles.Add(now.Question.Id, new(problem, null));
            }
            else if (await AddPhotoAsync(wiki, now, posted, ct) is { } bad)
            {
                troubles.Add(now.Question.Id, new(null, null) { Photo = bad });
            }
            else if (deed == "next" && WantsWords(now, posted))
            {
                troubles.Add(now.Question.Id, new(null, null) { WantsWords = true });
            }
        }

        return troubles;
    }

    private async Task<IActionResult> DoAsync(Wiki wiki, string word, SittingQuestion about, Dictionary<string, PostedAnswer> posted, CancellationToken ct)
    {
        if (word == "unknown" && !Role.IsPage)
        {
            await wiki.Clarifications.PassOnAsync(Asker, new(Clarifications.ClarificationKind.Unknown, Role.Path, about.Question.Id), ct);
        }

        if (word == "ask" && WhoOf(wiki, about)?.With(Request.Form) is { } who)
        {
            var (_, problem) = await wiki.Clarifications.PassOnAsync(Asker, who.InputFor(Role), ct);
            if (problem is not null)
            {
                var result = ShowAgain(wiki, posted, [], null);
                Parts = [.. Parts.Select(p => p.View.Question.Id == about.Question.Id ? p with { Who = who with { Error = words.Of(problem) } } : p)];
                return result;
            }

            toasts.Show(HttpContext, new(texts[IsGuest ? "WhoSentGuest" : "WhoSent"]));
        }

        return Redirect($"{Address(about)}#q-{about.Question.Id}");
    }

    private RedirectResult Saved(SittingQuestion first)
    {
        toasts.Show(HttpContext, new(texts["SectionSaved"]));
        return Redirect(Address(first));
    }

    private async Task<IActionResult> CloseAsync(Wiki wiki, string word, Dictionary<string, PostedAnswer> posted, CancellationToken ct)
    {
        if (Role.IsPage)
        {
            switch (await wiki.Sittings.CloseAsync(Asker, Role.Path, ct))
            {
                case SittingResult.InWiki { Clashes: [var clash, ..] } when Form.Questions.FirstOrDefault(x => x.Question.Id == clash) is { } question:
                    return Redirect(Address(question));
                case SittingResult.Rejected(var refused):
                    Refusal = string.Join(' ', refused.Select(words.Of));
                    return ShowAgain(wiki, posted, [], null);
                case SittingResult.InWiki:
                    toasts.Show(HttpContext, new(texts["PageInWiki"]));
                    break;
            }

            return Redirect(Urls.Of(Role.Path));
        }

        var (address, problems) = await EndAsync(wiki, Round, word == "later", null, ct);
        if (address is not null)
        {
            return Redirect(address);
        }

        Refusal = string.Join(' ', problems.Select(words.Of));
        return ShowAgain(wiki, posted, [], null);
    }

    private PageResult ShowAgain(Wiki wiki, Dictionary<string, PostedAnswer> posted, Dictionary<string, Trouble> troubles, string? addsRow)
    {
        var tab = posted.Values.Select(p => p.Tab).FirstOrDefault(t => t.Length > 0);
        Tab = tab ?? Tab;
        Troubles = troubles.Count;
        Parts = [.. Section.Questions.Select(x => posted.TryGetValue(x.Question.Id, out var answer) ? PartOf(wiki, x, answer, troubles.GetValueOrDefault(x.Question.Id), x.Question.Id == addsRow) : PartOf(wiki, x))];
        Harmless = new(null, SecretAsk.MarksIn(Request.Form));
        IsSecretRefused = troubles.Values.Any(t => SecretAsk.After(t.Problem, []) is not null);
        ModelState.Clear();
        return Page();
    }

    private PartView PartOf(Wiki wiki, SittingQuestion now)
    {
        var keeps = now.IsPrivate || (Form.Template.StaysPrivate && !now.IsDraft);
        var isPartial = now.State == AnswerState.Partial;
        return new(ViewOf(wiki, now, now.Value, null, false) with { Photos = PhotosOf(wiki, now, null, false) }, Fingerprint(wiki, now, now.Value, now.Reason, keeps, isPartial, null), NameOf(now, wiki))
        {
            Reason = now.Reason,
            Keeps = keeps,
            IsPartial = isPartial,
            Who = WhoOf(wiki, now),
        };
    }

    private PartView PartOf(Wiki wiki, SittingQuestion now, PostedAnswer posted, Trouble? trouble, bool addsRow)
    {
        var ask = SecretAsk.After(trouble?.Problem, posted.Harmless);
        var view = ViewOf(wiki, now, posted.Value, trouble?.Problem is { } problem ? words.Of(problem) : null, addsRow) with
        {
            Secret = new(ask?.Mark, []),
            Photos = PhotosOf(wiki, now, posted, trouble?.WantsWords == true),
            PhotoError = trouble?.Photo is { } bad ? words.Of(bad) : null,
        };
        return new(view, posted.Was, NameOf(now, wiki)) { Reason = posted.Reason, Keeps = posted.IsPrivate, IsPartial = posted.IsPartial, OtherDevice = trouble?.Other, Who = WhoOf(wiki, now) };
    }

    private WhoKnows? WhoOf(Wiki wiki, SittingQuestion now) =>
        now.State == AnswerState.Unknown && WhoKnows.Of(wiki, Asker, Role, now.Question.Id, Language) is { } who ? who with { Prefix = PrefixOf(now) } : null;

    private QuestionView ViewOf(Wiki wiki, SittingQuestion now, Templates.AnswerValue value, string? error, bool addsRow) => new(now, value, error, Language, addsRow)
    {
        Prefix = PrefixOf(now),
        Hint = wiki.Templates.HintOf(now.Question, wiki.Snapshot.Settings.Today(wiki.Clock)),
        Level = Role.IsPage ? wiki.Snapshot.ClassOf(Role.Page).Level : null,
    };

    private static string Fingerprint(Wiki wiki, SittingQuestion now, Templates.AnswerValue value, string? reason, bool keeps, bool isPartial, IReadOnlyDictionary<string, string>? alts) =>
        SittingQuestion.BaseOf($"{now.Question.Type.Write(now.Question, value, wiki.Snapshot.Settings.Language)}|{reason}|{keeps}|{isPartial}|{string.Join('|', now.Photos.Select(p => alts?.GetValueOrDefault(p.Target) ?? p.Alt))}");

    private sealed record Trouble(Problem? Problem, string? Other)
    {
        public Problem? Photo { get; init; }

        public bool WantsWords { get; init; }
    }
}
