using System.Text;
using BenchmarkDotNet.Attributes;
using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Benchmarks;

/// <summary>The board's map of 200 offices, each asked every question of the shipped catalogue and each question answered.</summary>
[InProcess, MemoryDiagnoser]
public class MapBenchmarks
{
    private const int Offices = 200;
    private static readonly DateOnly Today = new(2026, 11, 24);
    private TemplateCatalog catalog = null!;
    private Snapshot snapshot = null!;
    private RolesOverview overview = null!;
    private int day;

    [GlobalSetup]
    public void SetUp()
    {
        catalog = new YamlTemplateSource(Path.Combine(Root(AppContext.BaseDirectory), "templates")).Load();
        snapshot = Read();
        overview = RolesOverview.Of(snapshot, catalog, Today);
        Console.WriteLine($"{overview.Standings.Count} offices, {overview.Standings[0].Questions.Count} questions each");
    }

    [IterationSetup(Target = nameof(FirstStandings))]
    public void ReadAnew() => snapshot = Read();

    /// <summary>Where all offices stand, their pages never looked at before: once after a start.</summary>
    [Benchmark]
    public RolesOverview FirstStandings() => RolesOverview.Of(snapshot, catalog, Today);

    /// <summary>Where all offices stand on another day.</summary>
    [Benchmark]
    public RolesOverview StandingsOfAnotherDay() => RolesOverview.Of(snapshot, catalog, Today.AddDays(day++ % 300));

    /// <summary>The map itself: every request of the board.</summary>
    [Benchmark]
    public KnowledgeMap Map() => KnowledgeMap.Of(overview.Standings, Today, (_, _) => false, id => id.Value);

    private Snapshot Read()
    {
        var ids = catalog.Templates.Where(t => t.Scope != TemplateScope.Page).Select(t => t.Id).ToList();
        var answers = string.Join("\n\n", catalog.QuestionsOf(ids).Select(q => $"### {q.Id} {{#{q.Id}}}\n\n{(q.Columns.Count > 0 ? Table(q) : "Ein Satz, der lang genug ist, um etwas zu sagen.")}"));
        var states = string.Concat(catalog.QuestionsOf(ids).OrderBy(q => q.Id, StringComparer.Ordinal).Select(q => $"  {q.Id}: {{confirmed: 2026-10-01}}\n"));
        return Snapshot.Empty.With(CommitId.Parse(new string('1', 40)), Enumerable.Range(0, Offices).SelectMany(i => new[]
        {
            Change($"rollen/amt-{i}/index.md", i * 2, $"---\ntype: role\ntitle: Amt {i}\ntemplates: [{string.Join(", ", ids)}]\ncriticality: {(i % 5) + 1}\nholders:\n  - {{person: k3v7x2m5q{"abcdefghjk"[i % 10]}, kind: holder, until: 2027-03-20}}\n---\n# Amt {i}\n"),
            Change($"rollen/amt-{i}/wissen.md", (i * 2) + 1, $"---\ntype: knowledge\nanswers:\n{states}---\n{answers}\n"),
        }));
    }

    private static string Table(Question question) =>
        $"| {string.Join(" | ", question.Columns.Select(c => c.Label.De))} |\n|{string.Concat(question.Columns.Select(_ => " --- |"))}\n| {string.Join(" | ", question.Columns.Select(_ => "Wort"))} |";

    private static SnapshotChange Change(string file, int number, string text) =>
        SnapshotChange.Of(GitPath.Parse(file), BlobId.Parse(number.ToString("x40", System.Globalization.CultureInfo.InvariantCulture)), Encoding.UTF8.GetBytes(text));

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Roots.Wiki.sln")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
