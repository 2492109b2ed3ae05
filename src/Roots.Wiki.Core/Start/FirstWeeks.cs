using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Start;

/// <summary>A step of the first four weeks.</summary>
public enum FirstStep
{
    /// <summary>The offices are named.</summary>
    Offices,
    /// <summary>One office has its Schnellstart.</summary>
    QuickStart,
    /// <summary>A second person can sign in.</summary>
    SecondPerson,
    /// <summary>The board has resolved that knowledge belongs to the office (T43).</summary>
    Resolution,
}

/// <summary>A step and whether the facts say that it is done.</summary>
public sealed record FirstStepState(FirstStep Step, bool IsDone);

/// <summary>
/// "Die ersten vier Wochen": four steps after set-up, for the administration and the board. Nobody ticks anything: each step is read
/// from the wiki as it stands. Immutable; deterministic.
/// </summary>
/// <param name="Steps">All steps in order.</param>
/// <param name="QuickStartOffice">The office whose Schnellstart is next: one that the actor holds, else of the board, else any; null where all are done or there is none.</param>
/// <param name="Resolution">The page of the resolution as far as the actor may read it, or null.</param>
/// <param name="IsHidden">Whether the actor has put the guide away.</param>
public sealed record FirstWeeks(IReadOnlyList<FirstStepState> Steps, PagePath? QuickStartOffice, PagePath? Resolution, bool IsHidden)
{
    /// <summary>The template of the resolution.</summary>
    public const string ResolutionTemplate = "beschluss-wissen";

    private const string SinceQuestion = "beschluss-ab-wann";

    /// <summary>Whether everything is done: then the guide is gone.</summary>
    public bool IsDone => Steps.All(s => s.IsDone);

    /// <summary>The first step that is not done, or null.</summary>
    public FirstStep? Next => Steps.FirstOrDefault(s => !s.IsDone)?.Step;

    /// <summary>Equal while the guide shows the same; for finished pages that are kept.</summary>
    public string Tag => $"{string.Concat(Steps.Select(s => s.IsDone ? '1' : '0'))}{QuickStartOffice}|{Resolution}|{IsHidden}";

    /// <summary>The guide for an actor; null for whom there is none: only the administration and the board have it. No I/O.</summary>
    public static FirstWeeks? Of(AccessView view, RolesOverview overview, PeopleSnapshot people)
    {
        if (view.Actor is not Actor.Member member || !view.Can(Permission.ManageTerms))
        {
            return null;
        }

        var open = overview.Standings.Where(s => !s.HasNoTemplate && !s.QuickStartDone && view.CanRead(s.Role.Page)).ToList();
        var office = open.Find(s => s.Role.Facts.Holders.Any(h => h.Person == member.PersonId && h.Kind == HolderKind.Holder)) ?? open.Find(s => s.Role.Facts.IsBoard) ?? open.FirstOrDefault();
        var resolutions = view.Snapshot.SortedPages.Where(p => p.Facts.Template == ResolutionTemplate).ToList();
        return new(
        [
            new(FirstStep.Offices, overview.Standings.Any(s => !WikiOffice.Is(s.Role))),
            new(FirstStep.QuickStart, overview.Standings.Any(s => s.QuickStartDone)),
            new(FirstStep.SecondPerson, people.Members.Values.Count(m => m.IsActive) > 1),
            new(FirstStep.Resolution, resolutions.Exists(p => p.Facts.Answers.Any(a => a is { QuestionId: SinceQuestion, Text.Length: > 0 }))),
        ],
        office?.Role.Path,
        resolutions.Find(view.CanRead)?.Path,
        people.Members.GetValueOrDefault(member.Id)?.HidesFirstWeeks == true);
    }

    /// <summary>Answers with which the page of the resolution begins: what most associations choose. The day stays open: it is the day on which it was resolved.</summary>
    public static IReadOnlyDictionary<string, string> Proposal(Template template, string language) =>
        new[] { ("beschluss-wer-erinnert", "vorsitz"), ("beschluss-welche-aemter", "alle"), ("beschluss-zugaenge", "zwei-personen") }
            .Select(p => (Question: template.Questions.FirstOrDefault(q => q.Id == p.Item1), Option: p.Item2))
            .Where(p => p.Question is not null)
            .ToDictionary(p => p.Question!.Id, p => p.Question!.Type.Write(p.Question, AnswerValue.Of(p.Option), language), StringComparer.Ordinal);
}
