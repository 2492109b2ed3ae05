using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>A row of the table of groups, as it is typed.</summary>
public sealed class GroupForm
{
    /// <summary>What stands for the kinds without a target; an office stands by its address.</summary>
    public const string Member = "member", Administration = "administration";

    public string? Group { get; set; }

    public string? Gives { get; set; }
}

/// <summary>The identity provider as the administration types it. The secret is only ever typed, never shown.</summary>
public sealed class ProviderForm
{
    public const int MostLabel = 60, MostAddress = 300, MostScopes = 500, MostClaim = 200, MoreRows = 3;

    public string? Preset { get; set; }

    public string? Label { get; set; }

    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string? Scopes { get; set; }

    public string? GroupsClaim { get; set; }

    public GroupsKind GroupsKind { get; set; }

    public bool TrustsEmail { get; set; }

    public bool LetsEverybodyIn { get; set; }

    public bool IsOffered { get; set; }

    public List<GroupForm> Groups { get; set; } = [];

    /// <summary>The form for what holds now, or for a new provider of a kind.</summary>
    public static ProviderForm Of(Provider? provider, ProviderPreset preset)
    {
        var form = provider is null
            ? new() { Preset = preset.Name, Label = preset.Name == "other" ? null : preset.Title, Scopes = preset.Scopes, GroupsClaim = preset.GroupsClaim, GroupsKind = preset.GroupsKind }
            : new ProviderForm
            {
                Preset = provider.Preset,
                Label = provider.Label,
                Authority = provider.Authority,
                ClientId = provider.ClientId,
                Scopes = string.Join(' ', provider.Scopes),
                GroupsClaim = provider.GroupsClaim,
                GroupsKind = provider.GroupsKind,
                TrustsEmail = provider.TrustsEmail,
                LetsEverybodyIn = provider.Rules.LetsEverybodyIn,
                IsOffered = provider.IsOffered,
                Groups = [.. provider.Rules.Rules.Select(r => new GroupForm { Group = r.Group, Gives = GivesOf(r) })],
            };
        return form.WithRoom();
    }

    /// <summary>The same with some empty rows at the end.</summary>
    public ProviderForm WithRoom()
    {
        Groups = [.. Groups.Where(g => !string.IsNullOrWhiteSpace(g.Group) || g.Gives is { Length: > 0 } and not GroupForm.Member).Take(GroupRules.Most)];
        Groups.AddRange(Enumerable.Range(0, Math.Min(MoreRows, GroupRules.Most - Groups.Count)).Select(_ => new GroupForm()));
        return this;
    }

    /// <summary>What is wrong with it.</summary>
    /// <param name="known">What holds now: its secret stays where nothing was typed and provider and client are the same.</param>
    /// <param name="offices">The offices that there are.</param>
    public IEnumerable<Problem> Check(ProviderSetup known, IReadOnlySet<string> offices)
    {
        foreach (var (field, value, most) in new[]
        {
            (nameof(Label), Label, MostLabel), (nameof(Authority), Authority, MostAddress), (nameof(ClientId), ClientId, Limits.ShortAnswerLength),
            (nameof(ClientSecret), ClientSecret ?? (KeepsSecret(known) ? "-" : null), MostAddress), (nameof(Scopes), Scopes ?? "-", MostScopes), (nameof(GroupsClaim), GroupsClaim ?? "-", MostClaim),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return new(ProblemCode.Required, field);
            }
            else if (value.Length > most)
            {
                yield return new(ProblemCode.TooLong, field, most);
            }
        }

        if (!Enum.IsDefined(GroupsKind))
        {
            yield return new(ProblemCode.NotAnOption, nameof(GroupsKind));
        }

        foreach (var problem in CheckGroups(offices))
        {
            yield return problem;
        }
    }

    /// <summary>What is wrong with the rows of the table.</summary>
    public IEnumerable<Problem> CheckGroups(IReadOnlySet<string> offices)
    {
        for (var i = 0; i < Groups.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Groups[i].Group))
            {
                continue;
            }

            if (Groups[i].Group!.Length > GroupRule.MostLength)
            {
                yield return new(ProblemCode.TooLong, $"{nameof(Groups)}[{i}].{nameof(GroupForm.Group)}", GroupRule.MostLength);
            }

            if (Groups[i].Gives is not (GroupForm.Member or GroupForm.Administration) && !offices.Contains(Groups[i].Gives ?? ""))
            {
                yield return new(ProblemCode.NotAnOption, $"{nameof(Groups)}[{i}].{nameof(GroupForm.Gives)}");
            }
        }
    }

    /// <summary>The address as it is kept: without what people copy along; null where it is none that may be called.</summary>
    public string? CleanAuthority()
    {
        var typed = (Authority ?? "").Trim();
        if (typed.EndsWith("/" + ProviderMetadata.Path, StringComparison.OrdinalIgnoreCase))
        {
            typed = typed[..^ProviderMetadata.Path.Length].TrimEnd('/');
        }

        return Uri.TryCreate(typed, UriKind.Absolute, out var uri) && Provider.IsSafe(uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0 ? typed : null;
    }

    /// <summary>The provider that it describes; only after the checks.</summary>
    public Provider ToProvider(ProviderSetup known) => new(
        ProviderPreset.Of(Preset).Name, Label!.Trim(), CleanAuthority()!, ClientId!.Trim(), !string.IsNullOrEmpty(ClientSecret) ? ClientSecret.Trim() : KeepsSecret(known) ? known.Provider!.ClientSecret : null,
        ProviderSettings.ScopesOf(Scopes), (GroupsClaim ?? "").Trim(), GroupsKind, TrustsEmail, ToRules(), IsOffered);

    /// <summary>The table.</summary>
    public GroupRules ToRules() => new(
        [.. Groups.Where(g => !string.IsNullOrWhiteSpace(g.Group)).Select(RuleOf).Distinct().Take(GroupRules.Most)], LetsEverybodyIn);

    // A kept secret goes to the provider that it was typed for, to no other.
    private bool KeepsSecret(ProviderSetup known) => known.Provider is { ClientSecret.Length: > 0 } provider && provider.Authority == CleanAuthority() && provider.ClientId == ClientId?.Trim();

    private static GroupRule RuleOf(GroupForm row) => row.Gives switch
    {
        GroupForm.Member => new(row.Group!.Trim(), GrantKind.Membership),
        GroupForm.Administration => new(row.Group!.Trim(), GrantKind.Administration),
        _ => new(row.Group!.Trim(), GrantKind.Office, row.Gives!),
    };

    private static string GivesOf(GroupRule rule) => rule.Kind switch
    {
        GrantKind.Membership => GroupForm.Member,
        GrantKind.Administration => GroupForm.Administration,
        _ => rule.Target,
    };
}
