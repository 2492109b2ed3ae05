using System.Text.RegularExpressions;
using Roots.Wiki.ForYou;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>Something that one can know: an office, or a how-to with the question who can do it. Immutable.</summary>
public sealed record KnowledgeArea
{
    /// <summary>The page of the office or of the how-to.</summary>
    public required PagePath Path { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it is an office.</summary>
    public required bool IsOffice { get; init; }

    /// <summary>Who knows it, each once, and as what.</summary>
    public required IReadOnlyDictionary<PersonId, HolderKind> People { get; init; }

    /// <summary>Others who are named by words alone.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>How many know it; a predecessor who may be asked counts half.</summary>
    public required double Count { get; init; }

    /// <summary>Whether it is in one head at most.</summary>
    public bool IsSinglePoint => Count <= 1;

    /// <summary>The question that names a second person, where the one who asks may answer it; else null.</summary>
    public DueTarget? Gap { get; init; }

    /// <summary>Whether the one who asks may say "kann ich auch".</summary>
    public bool MayOffer { get; init; }

    /// <summary>Whether the one who asks has said it and may take it back.</summary>
    public bool HasOffered { get; init; }
}

/// <summary>"Wer weiß was" (T36): people and what they know, as one who asks may see it. People stand by name and are never ranked. Immutable.</summary>
/// <param name="Areas">Offices by title, then how-tos.</param>
/// <param name="People">Everybody who knows something and has a name in the registry, by name.</param>
public sealed partial record WhoKnows(IReadOnlyList<KnowledgeArea> Areas, IReadOnlyList<Person> People)
{
    private const string SecondQuestion = "vertretung";
    private const string HowToQuestion = "anleitung-wer-kann-es";
    private const int AskableMonths = 24;

    /// <summary>Collects it.</summary>
    /// <param name="view">Who asks.</param>
    /// <param name="catalog">The questions.</param>
    /// <param name="people">The names.</param>
    /// <param name="today">The day to reckon from.</param>
    /// <param name="filter">Which part of the association.</param>
    public static WhoKnows Of(AccessView view, TemplateCatalog catalog, PeopleSnapshot people, DateOnly today, RegisterFilter filter)
    {
        List<KnowledgeArea> areas = [];
        foreach (var source in ReadableKnowledge.Of(view, catalog, filter))
        {
            if (!source.Role.IsPage)
            {
                areas.Add(OfOffice(source, view, today));
            }
            else if (source.Knowledge.Questions.FirstOrDefault(q => q.Id == HowToQuestion) is { } question)
            {
                areas.Add(OfHowTo(source, question, view));
            }
        }

        var named = areas.SelectMany(a => a.People.Keys).Distinct().Select(id => people.Persons.GetValueOrDefault(id)).OfType<Person>();
        return new(areas, [.. named.OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id.Value, StringComparer.Ordinal)]);
    }

    private static KnowledgeArea OfOffice(ReadableKnowledge source, AccessView view, DateOnly today)
    {
        var (role, me) = (source.Role, (view.Actor as Actor.Member)?.PersonId);
        var count = RolePeople.Count(role.Facts.Holders, today);
        var second = source.Knowledge.Questions.FirstOrDefault(q => q.Id == SecondQuestion);
        return new()
        {
            Path = role.Path,
            Title = role.Title,
            IsOffice = true,
            People = role.Facts.Holders.Where(h => h.Kind != HolderKind.Predecessor || h.Until >= today.AddMonths(-AskableMonths))
                .GroupBy(h => h.Person).ToDictionary(g => g.Key, g => g.Min(h => h.Kind)),
            Count = count,
            Gap = count <= 1 && second is not null && source.Knowledge.CanAnswer(second) ? new("fill", role.Path, "?q=" + SecondQuestion) : null,
            MayOffer = me is not null && CanDoToo.IsNew(role, me),
            HasOffered = role.Facts.Holders.Any(h => h.Person == me && h.Kind == HolderKind.Second),
        };
    }

    private static KnowledgeArea OfHowTo(ReadableKnowledge source, Question question, AccessView view)
    {
        var column = question.Columns[0].Id;
        var cells = source.Knowledge.ValueOf(question).Rows.Select(r => r.GetValueOrDefault(column, "")).Where(c => !CellText.IsMissing(c)).ToList();
        var known = cells.SelectMany(c => Reference().Matches(c)).Select(m => PersonId.Parse(m.Groups["id"].Value)).Distinct().ToList();
        var others = cells.Where(c => !Reference().IsMatch(c)).Select(CellText.Plain).ToList();
        return new()
        {
            Path = source.Role.Path,
            Title = source.Role.Title,
            IsOffice = false,
            People = known.ToDictionary(p => p, _ => HolderKind.Second),
            Others = others,
            Count = known.Count + others.Count,
            Gap = known.Count + others.Count <= 1 && source.Knowledge.CanAnswer(question) && view.Can(Permission.Write) ? new("fill", source.Role.Path, "?q=" + HowToQuestion) : null,
        };
    }

    [GeneratedRegex(@"\]\(person:(?<id>[a-z2-9]{10})\)")]
    private static partial Regex Reference();
}
