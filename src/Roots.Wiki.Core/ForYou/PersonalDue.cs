namespace Roots.Wiki.ForYou;

/// <summary>What is done in one go: one due thing, all answers of an office that should be confirmed, or all offices that the board is asked about. Immutable; never empty.</summary>
/// <param name="Items">The things.</param>
public sealed record DueGroup(IReadOnlyList<DueItem> Items)
{
    /// <summary>The first of them.</summary>
    public DueItem First => Items[0];

    /// <summary>What kind of thing it is.</summary>
    public DueKind Kind => First.Kind;

    /// <summary>The office whose affair it is; null for none.</summary>
    public PagePath? Office => Items.All(i => i.Office == First.Office) ? First.Office : null;

    /// <summary>Minutes that all of it takes, rounded up.</summary>
    public int Minutes => Math.Max(1, (int)Math.Ceiling(Items.Sum(i => i.Minutes)));

    /// <summary>The earliest day.</summary>
    public DateOnly Due => Items.Min(i => i.Due);

    /// <summary>Where it is done: for several answers the yearly check of the office.</summary>
    public DueTarget Target => Kind switch
    {
        DueKind.AnswerReview => new("check", Office),
        DueKind.Criticality when Items.Count > 1 => new("roles", null),
        _ => First.Target,
    };

    /// <summary>Puts together what is done together, in the order of the items.</summary>
    public static IReadOnlyList<DueGroup> Of(IEnumerable<DueItem> items) =>
        [.. items.GroupBy(i => i.Kind switch { DueKind.AnswerReview => $"{i.Kind}:{i.Office}", DueKind.Criticality => $"{i.Kind}", _ => i.Key }).Select(g => new DueGroup([.. g]))];
}

/// <summary>A person's start page: a few next things, the rest for later, and what is to come. Immutable.</summary>
/// <param name="Next">At most <see cref="MostNext"/>.</param>
/// <param name="Later">What is due too, without urging.</param>
/// <param name="Coming">What becomes due within <see cref="ComingDays"/>, by day.</param>
public sealed record PersonalDue(IReadOnlyList<DueGroup> Next, IReadOnlyList<DueGroup> Later, IReadOnlyList<DueGroup> Coming)
{
    /// <summary>The most next things: more would be a wall.</summary>
    public const int MostNext = 3;

    /// <summary>How far the page looks ahead.</summary>
    public const int ComingDays = 60;

    /// <summary>Whether nothing has to be done now.</summary>
    public bool IsFree => Next.Count == 0;

    /// <summary>Parts a person's items, which come most urgent first.</summary>
    public static PersonalDue Of(IReadOnlyList<DueItem> items, DateOnly today)
    {
        var now = DueGroup.Of(items.Where(i => i.From <= today));
        var coming = DueGroup.Of(items.Where(i => i.From > today && i.From <= today.AddDays(ComingDays)));
        return new([.. now.Take(MostNext)], [.. now.Skip(MostNext)], [.. coming.OrderBy(g => g.Due)]);
    }
}
