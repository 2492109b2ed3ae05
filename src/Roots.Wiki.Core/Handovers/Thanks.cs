using System.Text;
using Roots.Wiki.Export;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>What a giver may show of their time in an office (Engagementnachweis). Immutable.</summary>
/// <param name="Person">Whose proof it is.</param>
/// <param name="Role">The office.</param>
/// <param name="Since">The beginning, or null where nobody has said.</param>
/// <param name="Until">The end, or null.</param>
/// <param name="Tasks">The tasks of the office, from its answers, without any that names a person.</param>
public sealed record EngagementProof(PersonId Person, Role Role, DateOnly? Since, DateOnly? Until, IReadOnlyList<string> Tasks);

/// <summary>Thanks: what a giver takes along. For the giver, and for the board that signs. Safe to call from many threads.</summary>
public sealed class Thanks(IPageStore store, IPersonRegistry persons, Func<TemplateCatalog> catalog)
{
    private const string TasksQuestion = "aufgaben";
    private const int VersionsRead = 1_000;
    private const int ShortestName = 4;

    /// <summary>The proof of a handover's giver; null where there is no giver, or the actor is neither the giver nor of the board.</summary>
    public EngagementProof? Proof(HandoverView view)
    {
        var handover = view.Handover;
        if (handover.Facts.Giver is not { } giver || !(view.Part == HandoverPart.Giver || view.MayDecide))
        {
            return null;
        }

        // Whoever held the office may name its tasks, also when they no longer read it.
        var knowledge = new RoleKnowledge(handover.Role, new AccessView(store.Current, Actor.Host.Instance), catalog());
        var question = catalog().Question(TasksQuestion);
        var names = persons.Current.Persons.Values.SelectMany(p => p.Name.Split(' ').Where(n => n.Length >= ShortestName)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var tasks = question is null || question.Columns.Count == 0 ? [] : knowledge.ValueOf(question).Rows
            .Select(r => TakeHome.NamePersons(AnswerMarkdown.Line(r.GetValueOrDefault(question.Columns[0].Id, "")), persons.Current, view: null))
            .Where(t => t.Length > 0 && !t.Split([' ', ',', '.', ';', ':', '(', ')', '-', '/'], StringSplitOptions.RemoveEmptyEntries).Any(names.Contains))
            .Distinct(StringComparer.Ordinal);
        var terms = handover.Role.Facts.Holders.Where(h => h.Person == giver && h.Kind is HolderKind.Holder or HolderKind.Predecessor).ToList();
        return new(giver, handover.Role, terms.Select(t => t.Since).Min(), terms.Select(t => t.Until).Max() ?? handover.Facts.Begins, [.. tasks]);
    }

    /// <summary>The pages of the office as the actor wrote them last, in one Markdown text: their own words, with persons by their function; empty where they wrote none.</summary>
    public async Task<string> OwnTextsAsync(Actor actor, Role role, CancellationToken ct)
    {
        var text = new StringBuilder();
        foreach (var page in role.Knowledge)
        {
            var own = actor.Author is null ? null : (await store.HistoryAsync(page.Path.File, null, VersionsRead, ct).ConfigureAwait(false)).FirstOrDefault(v => v.Author == actor.Author && v.Blob is not null);
            if (own?.Blob is { } blob && await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes)
            {
                var markdown = Encoding.UTF8.GetString(bytes.Span);
                text.Append(TakeHome.NamePersons(markdown[FrontMatter.Read(markdown).BodyStart..].Trim(), persons.Current, view: null)).Append("\n\n");
            }
        }

        return text.ToString();
    }
}
