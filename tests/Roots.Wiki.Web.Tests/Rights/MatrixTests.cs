using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Rights;

/// <summary>
/// Every route, every actor: what may not be read leaves no trace. A new route without a line in <see cref="Routes"/> fails here, so that
/// nobody forgets to ask it.
/// </summary>
public sealed partial class MatrixTests(CanaryWiki wiki) : IClassFixture<CanaryWiki>
{
    private static readonly string[] Lesser = ["visitor", "guest link", "guest", "member", "other office", "ended", "lead", "read token", "write token", "treasurer", "builder", "board"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_route_of_the_program_is_asked_in_the_matrix()
    {
        var real = Endpoints().Select(e => RouteOf(e)).Distinct().Order(StringComparer.Ordinal).ToList();

        var (unknown, gone) = (real.Where(r => !Routes.All.ContainsKey(r) && !IsAsset(r)).ToList(), Routes.All.Keys.Where(r => !real.Contains(r)).ToList());
        Assert.True(unknown.Count == 0, "Say in Routes.cs what the matrix asks of: " + string.Join(", ", unknown));
        Assert.True(gone.Count == 0, "Take out of Routes.cs: " + string.Join(", ", gone));
    }

    [Fact]
    public async Task What_may_not_be_read_leaves_no_trace_on_any_route()
    {
        var leaks = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Lesser, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct }, async (actor, ct) =>
        {
            var (client, seen) = (wiki.Actors[actor], CanaryWiki.SeenBy(actor));
            foreach (var address in Routes.All.SelectMany(r => Addresses(r.Key, r.Value)).Distinct())
            {
                if (actor.EndsWith("token", StringComparison.Ordinal) && !address.StartsWith("/-/api", StringComparison.Ordinal))
                {
                    continue;
                }

                using var answer = await client.GetAsync(address, ct);
                var found = Word().Matches(await TextAsync(answer)).Select(m => m.Value.ToLowerInvariant())
                    .Where(w => CanaryWiki.Hidden.ContainsKey(w[^1]) && !seen.Contains(w[^1]) && !Uri.UnescapeDataString(address).Contains(w, StringComparison.OrdinalIgnoreCase));
                foreach (var word in found.Distinct())
                {
                    leaks.Add($"{actor} learns {word} from {address} ({(int)answer.StatusCode})");
                }

                if ((int)answer.StatusCode >= 500)
                {
                    leaks.Add($"{actor} breaks {address} ({(int)answer.StatusCode})");
                }
            }
        });

        Assert.True(leaks.IsEmpty, string.Join('\n', leaks.Take(80)));
    }

    [Fact]
    public async Task What_may_not_be_read_answers_like_what_is_not_there()
    {
        var differences = new List<string>();
        foreach (var (route, asked) in Routes.All.Where(r => r.Value.Any(a => a.Contains("{t}", StringComparison.Ordinal)) && !Routes.TellsFreeNames(r.Key)))
        {
            foreach (var letter in "bsr")
            {
                foreach (var actor in Lesser.Where(a => !CanaryWiki.SeenBy(a).Contains(letter)))
                {
                    foreach (var pattern in asked.Where(a => a.Contains("{t}", StringComparison.Ordinal)))
                    {
                        var real = Fill(route, pattern, letter);
                        if (actor.EndsWith("token", StringComparison.Ordinal) && !real.StartsWith("/-/api", StringComparison.Ordinal))
                        {
                            continue;
                        }

                        var other = $"zxqkanweg{letter}";
                        using var hidden = await wiki.Actors[actor].GetAsync(real, Ct);
                        using var missing = await wiki.Actors[actor].GetAsync(real.Replace($"zxqkanpfad{letter}", other, StringComparison.Ordinal), Ct);
                        var (one, two) = (Same(await TextAsync(hidden), $"zxqkanpfad{letter}"), Same(await TextAsync(missing), other));
                        if (hidden.StatusCode != missing.StatusCode || one != two || hidden.Headers.ETag?.ToString() != missing.Headers.ETag?.ToString())
                        {
                            differences.Add($"{actor}: {real} ({(int)hidden.StatusCode}, {(int)missing.StatusCode})");
                        }
                    }
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }

    [Fact]
    public async Task What_may_be_read_is_there_so_that_the_matrix_can_fail()
    {
        foreach (var (actor, letters) in new[] { ("treasurer", "a"), ("board", "abowhu"), ("builder", "sr"), ("member", "v"), ("administration", "abowhusrv") })
        {
            foreach (var letter in letters)
            {
                using var answer = await wiki.Actors[actor].GetAsync("/" + CanaryWiki.Hidden[letter].Replace("/index", "/", StringComparison.Ordinal), Ct);
                Assert.Contains($"zxqkantext{letter}", await TextAsync(answer), StringComparison.Ordinal);
                var search = await wiki.Actors[actor].GetStringAsync($"/-/search?q=zxqkantext{letter}", Ct);
                Assert.Contains($"zxqkantitel{letter}", search, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Nobody_changes_what_they_may_not_read_or_manage()
    {
        var changes = new List<string>();
        foreach (var actor in new[] { "visitor", "guest link", "guest", "member", "other office", "ended", "lead" })
        {
            var client = wiki.Actors[actor];
            var token = (await OpenAsync(client, actor is "guest" or "member" or "other office" or "lead" ? "/-/account" : "/-/sign-in")).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
            var seen = CanaryWiki.SeenBy(actor);
            foreach (var (address, handler) in (await PostsAsync(actor)).Where(p => seen.Length == 0 || !p.Address.Contains(CanaryWiki.Hidden['v'], StringComparison.Ordinal)))
            {
                var before = await StateAsync();
                using var answer = await client.PostAsync(handler.Length == 0 ? address : address + (address.Contains('?') ? "&" : "?") + "handler=" + handler, Fields(token), Ct);
                if ((int)answer.StatusCode >= 500)
                {
                    changes.Add($"{actor} breaks {address} {handler} ({(int)answer.StatusCode})");
                }

                if (before != await StateAsync())
                {
                    changes.Add($"{actor} changes something by {address} {handler} ({(int)answer.StatusCode})");
                }

                var found = Word().Matches(await TextAsync(answer)).Select(m => m.Value.ToLowerInvariant())
                    .Where(w => CanaryWiki.Hidden.ContainsKey(w[^1]) && !seen.Contains(w[^1]) && !Uri.UnescapeDataString(address).Contains(w, StringComparison.OrdinalIgnoreCase));
                changes.AddRange(found.Distinct().Select(w => $"{actor} learns {w} by posting to {address} {handler}"));
            }
        }

        foreach (var letter in CanaryWiki.Hidden.Keys.Where(k => k != 'v'))
        {
            foreach (var actor in new[] { "read token", "write token" })
            {
                var before = await StateAsync();
                var page = $"/-/api/pages/{CanaryWiki.Hidden[letter]}";
                using var put = await wiki.Actors[actor].PutAsync(page, new StringContent("{\"markdown\":\"weg\"}", Encoding.UTF8, "application/json"), Ct);
                using var create = new HttpRequestMessage(HttpMethod.Put, page) { Content = new StringContent("{\"markdown\":\"weg\"}", Encoding.UTF8, "application/json") };
                create.Headers.Add("If-None-Match", "*");
                using var created = await wiki.Actors[actor].SendAsync(create, Ct);
                using var delete = await wiki.Actors[actor].DeleteAsync(page, Ct);
                using var file = await wiki.Actors[actor].PostAsync($"/-/api/attachments/{PagePath.Parse(CanaryWiki.Hidden[letter]).Folder}/zxqkananhang{letter}.txt", new StringContent("weg"), Ct);
                if (before != await StateAsync())
                {
                    changes.Add($"{actor} changes {page}");
                }

                foreach (var answer in new[] { put, created, delete, file })
                {
                    changes.AddRange(Word().Matches(await TextAsync(answer)).Select(m => m.Value).Where(w => !w.StartsWith("zxqkanpfad", StringComparison.Ordinal) && !page.Contains(w, StringComparison.Ordinal) && w != $"zxqkananhang{letter}").Select(w => $"{actor} learns {w} by writing to {page}"));
                }
            }
        }

        Assert.True(changes.Count == 0, string.Join('\n', changes.Take(60)));
    }

    private static bool IsAsset(string route) => route.StartsWith("-/assets", StringComparison.Ordinal);

    private static string RouteOf(RouteEndpoint endpoint) => (endpoint.RoutePattern.RawText ?? "").TrimStart('/');

    private IEnumerable<RouteEndpoint> Endpoints() => wiki.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    private IEnumerable<string> Addresses(string route, string[] asked) =>
        asked.SelectMany(a => a.Contains("{t}", StringComparison.Ordinal) || a.Contains("{x}", StringComparison.Ordinal) || a.Contains("{v}", StringComparison.Ordinal) ? CanaryWiki.Hidden.Keys.Select(k => Fill(route, a, k)) : [Fill(route, a, 'b')]);

    private string Fill(string route, string asked, char letter)
    {
        var (old, now) = wiki.VersionsOf(letter);
        var (begin, end) = (route.IndexOf('{'), route.LastIndexOf('}'));
        var (stem, rest) = begin < 0 ? (route, "") : (route[..begin], route[(end + 1)..]);
        var (path, query) = asked.IndexOf('?') is var mark and >= 0 ? (asked[..mark], asked[mark..]) : (asked, "");
        return "/" + (stem + path + rest + query).Replace("{t}", CanaryWiki.Hidden[letter], StringComparison.Ordinal).Replace("{x}", letter.ToString(), StringComparison.Ordinal)
            .Replace("{v}", now, StringComparison.Ordinal).Replace("{o}", old, StringComparison.Ordinal)
            .Replace("{share}", wiki.Share, StringComparison.Ordinal).Replace("{sitting}", wiki.Sitting, StringComparison.Ordinal)
            .Replace("{clarification}", wiki.Clarification, StringComparison.Ordinal).Replace("{treasurer}", wiki.Treasurer.Id.Value, StringComparison.Ordinal).Replace("{person}", wiki.Outsider.Value, StringComparison.Ordinal);
    }

    // Every handler of every page that takes an address (asked for each hidden thing) or belongs to the administration.
    private async Task<IReadOnlyList<(string Address, string Handler)>> PostsAsync(string actor)
    {
        var posts = new List<(string, string)>();
        foreach (var endpoint in Endpoints())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || !Routes.All.TryGetValue(RouteOf(endpoint), out var asked))
            {
                continue;
            }

            var route = RouteOf(endpoint);
            var compiled = await wiki.App.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            var isForAddress = asked.Any(a => a.Contains("{t}", StringComparison.Ordinal)) && route.Contains('{', StringComparison.Ordinal);
            var isManaged = route.StartsWith("-/admin/", StringComparison.Ordinal) || route is "-/setup/offices" or "-/after-election" or "-/map"
                || (route.StartsWith("-/templates/", StringComparison.Ordinal) && actor != "lead");
            foreach (var handler in compiled.HandlerMethods.Where(h => h.HttpMethod == "Post" && (isForAddress || isManaged)))
            {
                posts.AddRange(asked.Where(a => !isForAddress || a == "{t}" || a.StartsWith("{t}?v={o}", StringComparison.Ordinal)).SelectMany(a => Addresses(route, [a])).Distinct().Select(a => (a, handler.Name ?? "")));
            }
        }

        return posts;
    }

    private FormUrlEncodedContent Fields(string token)
    {
        string[] texts = ["Input.Title", "Input.Body", "Input.Visibility", "Title", "Body", "Text", "Name", "text", "title", "note", "reply", "Reply", "Answer", "Value", "answer", "Words", "GroupTitle", "SpaceTitle", "Summary", "question", "Choice", "Person", "person"];
        var fields = texts.Select(t => KeyValuePair.Create(t, "gekapert")).ToList();
        fields.AddRange(
        [
            new("__RequestVerificationToken", token), new("id", wiki.Treasurer.Id.Value), new("q", "fristen"), new("question", "fristen"), new("deed", "next"), new("template", "schnellstart"),
            new("days", "7"), new("Days", "7"), new("IsSure", "true"), new("ReadOwn", "false"), new("WriteOwn", "false"), new("Chosen", wiki.Treasurer.Id.Value), new("Guests", wiki.Treasurer.Id.Value),
            new("Office", "rollen/kasse/index"), new("Administers", "true"), new("rows[0][0]", "gekapert"), new("criticality", "1"), new("role", "rollen/zxqkanamto/index"), new("Confirm", "true"), new("confirm", "true"), new("side", "Giver"),
        ]);
        return new(fields);
    }

    // Everything that somebody could have changed: content, people, open questions, drafts and links.
    private async Task<string> StateAsync()
    {
        var drafts = 0;
        foreach (var member in wiki.Wiki.Persons.Current.Members.Values)
        {
            drafts += (await wiki.Wiki.Drafts.ListAsync(new(member.Id, null), null, Ct)).Count;
        }

        var links = 0;
        foreach (var purpose in Enum.GetValues<Roots.Wiki.People.LinkPurpose>())
        {
            links += (await wiki.Wiki.Links.ListAsync(purpose, DateTimeOffset.UnixEpoch, Ct)).Count(l => !l.IsRevoked);
        }

        return $"{wiki.Wiki.Snapshot.Commit}|{wiki.Wiki.Persons.Current.Sequence}|{wiki.Wiki.Clarifications.Open.All.Count}|{drafts}|{(await wiki.Wiki.Drafts.WaitingAsync(null, Ct)).Count}|{links}";
    }

    private static string Same(string text, string name) => text.Replace(name, "*", StringComparison.OrdinalIgnoreCase);

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        var text = new StringBuilder(answer.Headers.Location?.OriginalString).Append('\n').Append(answer.Headers.ETag).Append('\n').Append(answer.Content.Headers.ContentDisposition);
        if (answer.Content.Headers.ContentType?.MediaType != "application/zip")
        {
            return Forms().Replace(text.Append(WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes))).ToString(), "");
        }

        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(entry.FullName).Append('\n').Append(await reader.ReadToEndAsync(Ct));
        }

        return text.ToString();
    }

    [GeneratedRegex("zxqkan[a-z]+", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>|\"traceId\":\"[^\"]*\"", RegexOptions.IgnoreCase)]
    private static partial Regex Forms();
}
