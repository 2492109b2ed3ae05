using System.Globalization;
using System.Text;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Tests.Git.Erasing;

/// <summary>Whatever a history looks like: after an erasure it is sound, everything else is as it was, and every version is found.</summary>
public sealed class ErasingProperties : IDisposable
{
    private const string Canary = "kanarienvogel";
    private static readonly string[] Folders = ["", "a/", "a/b/", "a kanarienvogel/", "c/"];
    private static readonly EraseScope Scope = new() { Texts = [Canary] };
    private readonly GitWorkshop workshop = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    public void Dispose() => workshop.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_histories_stay_whole_but_for_what_was_erased(int seed)
    {
        await (await workshop.CreateAsync()).DisposeAsync();
        workshop.FastImport(History(new Random(seed)));
        await using var store = await workshop.OpenAsync();
        var before = Blobs();
        var versions = (await store.RecentAsync(1000, Ct)).Select(v => v.Id.Value).ToHashSet();
        var shape = workshop.Git("log", "--all", "--date-order", "--format=%at %ct %p").Split('\n').Select(l => l.Split(' ')).Select(l => (l[0], l[1], l.Length)).ToList();

        var result = await store.RewriteAsync(Scope, null, Ct);
        await store.FinishAsync(Ct);

        Assert.IsType<RewriteResult.Rewritten>(result);
        workshop.AssertSound();
        Canaries.AssertGone(workshop.Repository, Scope);
        var after = Blobs();
        Assert.Equal(before.Where(b => !b.Value.Contains(Canary, StringComparison.OrdinalIgnoreCase)).Select(b => b.Key).Order(StringComparer.Ordinal), before.Keys.Intersect(after.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(versions.Order(StringComparer.Ordinal), (await store.RecentAsync(1000, Ct)).Select(v => v.Id.Value).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(shape.Order(), workshop.Git("log", "--all", "--date-order", "--format=%at %ct %p").Split('\n').Select(l => l.Split(' ')).Select(l => (l[0], l[1], l.Length)).Order());
    }

    private Dictionary<string, string> Blobs()
    {
        var reachable = workshop.Git("rev-list", "--all", "--objects", "--no-object-names").Split('\n').ToHashSet();
        return Canaries.Objects(workshop.Repository).Where(o => o.Value.Kind == "blob" && reachable.Contains(o.Key)).ToDictionary(o => o.Key, o => Encoding.UTF8.GetString(o.Value.Bytes), StringComparer.Ordinal);
    }

    // Commits with one or two parents, files written, renamed and deleted, branches and tags, now and then the canary.
    private static string History(Random random)
    {
        var stream = new StringBuilder();
        var files = new Dictionary<int, Dictionary<string, string>>();
        const int commits = 30;
        for (var mark = 1; mark <= commits; mark++)
        {
            var parents = mark == 1 ? [] : random.Next(4) == 0 && mark > 3 ? new[] { mark - 1, random.Next(1, mark - 1) } : [mark - 1 - (mark > 3 && random.Next(5) == 0 ? 1 : 0)];
            var tree = parents.Length == 0 ? [] : new Dictionary<string, string>(files[parents[0]]);
            var branch = parents.Length == 1 && parents[0] != mark - 1 ? "refs/heads/zweig" + mark : "refs/heads/main";
            var message = random.Next(3) == 0 ? "Über den Kanarienvogel" : "Nichts";
            stream.Append(CultureInfo.InvariantCulture, $"commit {branch}\nmark :{mark}\n");
            stream.Append(CultureInfo.InvariantCulture, $"author {(random.Next(5) == 0 ? "Kanarienvogel" : "Petra")} <p@example.org> {1000 + (mark * 60)} +0100\ncommitter Petra <p@example.org> {1000 + (mark * 60)} +0100\n");
            stream.Append(Data(message));
            if (parents.Length > 0)
            {
                stream.Append(CultureInfo.InvariantCulture, $"from :{parents[0]}\n");
            }

            foreach (var merged in parents.Skip(1))
            {
                stream.Append(CultureInfo.InvariantCulture, $"merge :{merged}\n");
            }

            stream.Append("deleteall\n");
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var path = Folders[random.Next(Folders.Length)] + (random.Next(6) == 0 ? "Kanarienvogel" : "datei") + random.Next(4) + ".md";
                if (tree.Count > 3 && random.Next(4) == 0)
                {
                    var old = tree.Keys.ElementAt(random.Next(tree.Count));
                    var text = tree[old];
                    tree.Remove(old);
                    tree[path] = text;
                }
                else
                {
                    tree[path] = $"Text {mark} {change}\n" + (random.Next(3) == 0 ? "Ein Kanarienvogel\n" : "");
                }
            }

            foreach (var (path, text) in tree)
            {
                stream.Append("M 100644 inline ").Append(path).Append('\n').Append(Data(text));
            }

            files[mark] = tree;
            if (random.Next(6) == 0)
            {
                stream.Append(CultureInfo.InvariantCulture, $"tag v{mark}\nfrom :{mark}\ntagger Petra <p@example.org> {2000 + mark} +0000\n").Append(Data(random.Next(2) == 0 ? "Kanarienvogel" : "Ein Stand"));
            }
        }

        return stream.ToString();
    }

    private static string Data(string text)
    {
        var bytes = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return string.Create(CultureInfo.InvariantCulture, $"data {bytes.Length}\n{bytes}\n");
    }
}
