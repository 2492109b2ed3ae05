using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Roots.Wiki.People.Providers;
using Roots.Wiki.Web.Features.SignIn.Oidc;

namespace Roots.Wiki.Web.Tests.SignIn.Oidc;

/// <summary>What the five providers write into their tokens.</summary>
public sealed class ProviderIdentityTests
{
    [Theory]
    [InlineData(GroupsKind.List, "groups", """{"groups":["chor","kasse"]}""", "chor,kasse")]
    [InlineData(GroupsKind.List, "groups", """{"groups":"chor"}""", "chor")]
    [InlineData(GroupsKind.List, "groups", """{"groups":["chor",7,null,{"a":1},"chor",""]}""", "chor")]
    [InlineData(GroupsKind.Path, "realm_access.roles", """{"realm_access":{"roles":["vorstand","offline_access"]}}""", "vorstand,offline_access")]
    [InlineData(GroupsKind.Path, "realm_access.roles", """{"realm_access":"x"}""", "")]
    [InlineData(GroupsKind.Keys, "urn:zitadel:iam:org:project:roles", """{"urn:zitadel:iam:org:project:roles":{"vorstand":{"1":"a"},"kasse":{}}}""", "vorstand,kasse")]
    [InlineData(GroupsKind.Keys, "roles", """{"roles":["vorstand"]}""", "")]
    [InlineData(GroupsKind.List, "urn:a.b", """{"urn:a.b":["mit.punkt"]}""", "mit.punkt")]
    [InlineData(GroupsKind.List, "", """{"groups":["chor"]}""", "")]
    public void Groups_are_read_as_the_provider_writes_them(GroupsKind kind, string claim, string more, string expected) =>
        Assert.Equal(expected, string.Join(',', Read(more, kind, claim)!.Groups));

    [Fact]
    public void Groups_of_the_token_and_of_what_is_told_besides_are_taken_together() =>
        Assert.Equal(["chor", "kasse"], Read("""{"groups":["chor"]}""", GroupsKind.List, "groups", """{"sub":"a","groups":["kasse","chor"]}""")!.Groups);

    [Fact]
    public void Too_many_groups_are_noticed()
    {
        Assert.True(Read("""{"_claim_names":{"groups":"src1"}}""", GroupsKind.List, "groups")!.HidesGroups);
        Assert.False(Read("""{"groups":[]}""", GroupsKind.List, "groups")!.HidesGroups);
    }

    [Theory]
    [InlineData("""{"name":"Anna\u0000 Müller"}""", "Anna Müller")]
    [InlineData("""{"given_name":"Anna","family_name":"Müller"}""", "Anna Müller")]
    [InlineData("""{"preferred_username":"anna"}""", "anna")]
    [InlineData("""{"name":"  "}""", "Mitglied")]
    [InlineData("{}", "Mitglied")]
    public void Somebody_is_called_what_the_provider_knows(string more, string expected) => Assert.Equal(expected, Read(more, GroupsKind.List, "groups")!.Name);

    [Fact]
    public void A_name_is_bounded() => Assert.Equal(Limits.NameLength, Read($$"""{"name":"{{new string('a', 5_000)}}"}""", GroupsKind.List, "groups")!.Name.Length);

    [Theory]
    [InlineData("""{"email":"a@b.example","email_verified":true}""", "a@b.example", true)]
    [InlineData("""{"email":"a@b.example","email_verified":"true"}""", "a@b.example", true)]
    [InlineData("""{"email":"a@b.example","email_verified":1}""", "a@b.example", false)]
    [InlineData("""{"email":"a@b.example"}""", "a@b.example", false)]
    [InlineData("""{"email":"keine Adresse","email_verified":true}""", null, true)]
    public void An_address_is_checked_only_where_the_provider_says_so(string more, string? email, bool isVerified)
    {
        var identity = Read(more, GroupsKind.List, "groups")!;

        Assert.Equal((email, isVerified), (identity.Email, identity.IsEmailVerified));
    }

    [Theory]
    [InlineData("""{"sub":""}""")]
    [InlineData("""{"sub":7}""")]
    [InlineData("""{"iss":""}""")]
    public void Without_issuer_and_subject_there_is_nobody(string more) => Assert.Null(Read(more, GroupsKind.List, "groups"));

    [Fact]
    public void A_subject_without_end_is_nobody() => Assert.Null(Read($$"""{"sub":"{{new string('a', 256)}}"}""", GroupsKind.List, "groups"));

    private static ProviderIdentity? Read(string more, GroupsKind kind, string claim, string? told = null)
    {
        var token = new Dictionary<string, JsonElement>(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("""{"iss":"https://login.example","sub":"a"}""")!, StringComparer.Ordinal);
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(more)!)
        {
            token[name] = value;
        }

        var properties = new AuthenticationProperties();
        properties.StoreTokens([new() { Name = "id_token", Value = LyingProvider.SignNot(JsonSerializer.Serialize(token)) }]);
        var provider = new Provider("other", "Stadt", "https://login.example", "wiki", "x", [], claim, kind, false, new GroupRules([], false), true);
        return ProviderIdentity.Read(provider, new(new(), properties, "oidc"), told is null ? null : JsonDocument.Parse(told).RootElement);
    }
}
