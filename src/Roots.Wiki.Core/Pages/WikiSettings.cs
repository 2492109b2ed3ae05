using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>The wiki's own settings, as <c>.roots/wiki.yaml</c> has them. Immutable. Unknown keys are kept in the file and ignored here.</summary>
public sealed record WikiSettings
{
    /// <summary>Where the settings lie.</summary>
    public const string File = ".roots/wiki.yaml";

    /// <summary>The address of the start page.</summary>
    public const string StartPage = "start";

    /// <summary>What holds where the file is missing.</summary>
    public static WikiSettings Default { get; } = new();

    /// <summary><c>name</c>: the association's name; empty until set-up.</summary>
    public string Name { get; init; } = "";

    /// <summary><c>language</c>: the language in which the program writes into files; <c>de</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "de";

    /// <summary><c>time-zone</c>: the IANA zone whose days count.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";

    /// <summary><c>open</c>: whether visitors may read pages with the visibility öffentlich.</summary>
    public bool IsOpen { get; init; }

    /// <summary><c>visibility</c>: who may read a page that says nothing itself.</summary>
    public Visibility DefaultVisibility { get; init; } = Visibility.Association;

    /// <summary><c>navigation</c>: addresses shown in the navigation, in this order.</summary>
    public IReadOnlyList<string> Navigation { get; init; } = [];

    /// <summary>Reads the file; a broken one gives the defaults with <see cref="DefaultVisibility"/> on the board: closed until opened.</summary>
    public static WikiSettings Read(string yaml)
    {
        var front = FrontMatter.Read("---\n" + yaml.ReplaceLineEndings("\n").TrimEnd('\n') + "\n---\n");
        return front.Problem is not null
            ? Default with { DefaultVisibility = Visibility.Board }
            : new()
            {
                Name = front.Scalar("name") ?? "",
                Language = front.Scalar("language") == "en" ? "en" : "de",
                TimeZone = front.Scalar("time-zone") is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : "Europe/Berlin",
                IsOpen = front.Scalar("open") is "true" or "yes",
                DefaultVisibility = VisibilityWords.Read(front.Scalar("visibility")) ?? Visibility.Association,
                Navigation = front.List("navigation"),
            };
    }

    /// <summary>Today in the wiki's time zone.</summary>
    public DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}
