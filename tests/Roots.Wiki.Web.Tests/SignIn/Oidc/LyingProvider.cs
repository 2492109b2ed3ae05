using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Roots.Wiki.Web.Tests.SignIn.Oidc;

/// <summary>What the provider hands over for one code. What is not changed is right.</summary>
internal sealed class Told(LyingProvider provider, string subject, string? nonce)
{
    public const string Client = "wiki";

    public Dictionary<string, object?> Token { get; } = new(StringComparer.Ordinal)
    {
        ["iss"] = provider.Issuer,
        ["sub"] = subject,
        ["aud"] = Client,
        ["nonce"] = nonce,
        ["iat"] = LyingProvider.Now,
        ["exp"] = LyingProvider.Now + 300,
        ["name"] = "Person " + subject,
    };

    public Dictionary<string, object?> UserInformation { get; } = new(StringComparer.Ordinal) { ["sub"] = subject };

    /// <summary>The <c>iss</c> beside the code; null for none.</summary>
    public string? Issuer { get; set; } = provider.Issuer;

    /// <summary>Writes the token another way than by the provider's own key.</summary>
    public Func<string, string>? Forge { get; set; }

    /// <summary>The state that comes back instead of the right one.</summary>
    public Func<string, string> State { get; set; } = state => state;
}

/// <summary>An identity provider in this process that tells whatever a test wants, also what no honest one would.</summary>
internal sealed class LyingProvider : IAsyncDisposable
{
    public const string Secret = "Rote-Bete-im-Keller-und-noch-mehr-davon";

    private readonly WebApplication app;
    private readonly Dictionary<string, (Told Told, string Challenge)> codes = [];
    private RSA rsa = RSA.Create(2048);
    private int key = 1;

    private LyingProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public string Issuer { get; private set; } = "";

    /// <summary>Changes what the provider says about itself.</summary>
    public Action<JsonObject> Discovery { get; set; } = _ => { };

    /// <summary>Answers everything with this instead.</summary>
    public HttpStatusCode? Always { get; set; }

    /// <summary>Refuses the wiki's secret.</summary>
    public bool RefusesClient { get; set; }

    public int TokenCalls { get; private set; }

    public string PublicKey => rsa.ExportSubjectPublicKeyInfoPem();

    public static async Task<LyingProvider> StartAsync()
    {
        var provider = new LyingProvider();
        await provider.app.StartAsync();
        provider.Issuer = provider.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    /// <summary>Signs from now on with another key and forgets the old one.</summary>
    public void Rotate()
    {
        rsa.Dispose();
        rsa = RSA.Create(2048);
        key++;
    }

    /// <summary>A code for which the provider will tell this.</summary>
    public string Code(Told told, string challenge)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (told, challenge);
        return code;
    }

    public string Sign(string payload) => Sign(payload, new RsaSecurityKey(rsa) { KeyId = "k" + key }, SecurityAlgorithms.RsaSha256);

    /// <summary>Signs with somebody else's key under the name of the provider's.</summary>
    public string SignAsStranger(string payload)
    {
        using var stranger = RSA.Create(2048);
        return Sign(payload, new RsaSecurityKey(stranger) { KeyId = "k" + key, CryptoProviderFactory = new() { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>Signs with a secret that others know as well.</summary>
    public string SignWithSecret(string payload, string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        return Sign(payload, new SymmetricSecurityKey(bytes.Length < 32 ? [.. bytes, .. new byte[32]] : bytes) { KeyId = "k" + key }, SecurityAlgorithms.HmacSha256);
    }

    /// <summary>Signs not at all.</summary>
    public static string SignNot(string payload) => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(payload)}.";

    /// <summary>The provider's word that somebody has signed out.</summary>
    public static Dictionary<string, object?> LogoutWord(string issuer, string? subject, string? sid) => new(StringComparer.Ordinal)
    {
        ["iss"] = issuer,
        ["aud"] = Told.Client,
        ["iat"] = Now,
        ["exp"] = Now + 120,
        ["jti"] = Guid.NewGuid().ToString(),
        ["sub"] = subject,
        ["sid"] = sid,
        ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
    };

    public static string Json(Dictionary<string, object?> told) => JsonSerializer.Serialize(told.Where(t => t.Value is not null).ToDictionary(t => t.Key, t => t.Value));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }

    private static string Sign(string payload, SecurityKey key, string algorithm) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(payload, new SigningCredentials(key, algorithm));

    private async Task AnswerAsync(HttpContext http)
    {
        if (Always is { } status)
        {
            http.Response.StatusCode = (int)status;
            http.Response.Headers.Location = "https://elsewhere.example/";
            return;
        }

        switch (http.Request.Path.Value)
        {
            case "/.well-known/openid-configuration":
                var discovery = new JsonObject
                {
                    ["issuer"] = Issuer,
                    ["authorization_endpoint"] = Issuer + "/auth",
                    ["token_endpoint"] = Issuer + "/token",
                    ["jwks_uri"] = Issuer + "/keys",
                    ["userinfo_endpoint"] = Issuer + "/me",
                    ["end_session_endpoint"] = Issuer + "/bye",
                    ["authorization_response_iss_parameter_supported"] = true,
                };
                Discovery(discovery);
                await http.Response.WriteAsync(discovery.ToJsonString());
                break;
            case "/keys":
                var open = rsa.ExportParameters(false);
                await http.Response.WriteAsJsonAsync(new
                {
                    keys = new[] { new { kty = "RSA", use = "sig", kid = "k" + key, alg = "RS256", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) } },
                });
                break;
            case "/token":
                await AnswerTokenAsync(http);
                break;
            case "/me" when http.Request.Headers.Authorization.ToString().Split(' ') is ["Bearer", var bearer] && codes.TryGetValue(bearer, out var told):
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(Json(told.Told.UserInformation));
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }

    private async Task AnswerTokenAsync(HttpContext http)
    {
        TokenCalls++;
        var form = await http.Request.ReadFormAsync();
        if (RefusesClient || form["client_secret"] != Secret)
        {
            http.Response.StatusCode = 401;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_client" });
            return;
        }

        var (told, challenge) = codes[form["code"].ToString()];
        var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        Assert.Equal(challenge, proof);
        var payload = Json(told.Token);
        await http.Response.WriteAsJsonAsync(new { access_token = form["code"].ToString(), token_type = "Bearer", expires_in = 300, id_token = told.Forge?.Invoke(payload) ?? Sign(payload) });
    }
}
