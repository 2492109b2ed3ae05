using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Roots.Wiki.Browser.Tests.Server;

/// <summary>A page as the API gives it.</summary>
internal sealed record ApiPage(string Markdown, string Revision, string Version);

/// <summary>The API of a running wiki, with a token from the console. Safe to call from many threads.</summary>
internal sealed partial class Api(HttpClient http, string token)
{
    /// <summary>Makes a token on the console, as an operator would; the program may run meanwhile or not.</summary>
    public static async Task<string> CreateTokenAsync(string data, CancellationToken ct)
    {
        var (exitCode, output) = await RootsWikiProgram.RunAsync(["token", "create", "--name", "test", "--scope", "write", "--data", data], ct);
        Assert.True(exitCode == 0, output);
        return Token().Matches(output)[^1].Value;
    }

    public async Task<ApiPage?> FindAsync(string path, CancellationToken ct)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, null, ct);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(answer, ct);
    }

    /// <summary>Creates a page that does not exist.</summary>
    public async Task<ApiPage> CreateAsync(string path, string markdown, CancellationToken ct)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, markdown, request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any), ct);
        return await ReadAsync(answer, ct);
    }

    /// <summary>Saves an edit of a revision; what others saved since is merged.</summary>
    public async Task<ApiPage> MergeAsync(string path, string markdown, string revision, CancellationToken ct)
    {
        using var answer = await SendAsync(HttpMethod.Put, path + "?merge=true", markdown, request => request.Headers.IfMatch.Add(new($"\"{revision}\"")), ct);
        return await ReadAsync(answer, ct);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? markdown, Action<HttpRequestMessage>? prepare, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, "/-/api/pages/" + path);
        request.Headers.Authorization = new("Bearer", token);
        request.Content = markdown is null ? null : JsonContent.Create(new { markdown });
        prepare?.Invoke(request);
        return await http.SendAsync(request, ct);
    }

    private static async Task<ApiPage> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
        return (await answer.Content.ReadFromJsonAsync<ApiPage>(ct))!;
    }

    [GeneratedRegex(@"[\w.-]{20,}")]
    private static partial Regex Token();
}
