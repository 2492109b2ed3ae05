namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>The fields of a plan on a screen.</summary>
/// <param name="Form">What they hold.</param>
/// <param name="Names">Names to choose from.</param>
/// <param name="MayDecide">Whether the one who asks says who takes the office and from when.</param>
public sealed record PlanFields(PlanForm Form, IReadOnlyList<string> Names, bool MayDecide)
{
    public string? Giver => Form.Giver;

    public string? Taker => Form.Taker;

    public string? Helper => Form.Helper;

    public string? Due => Form.Due;

    public string? Begins => Form.Begins;

    public bool IsWithoutGiver => Form.IsWithoutGiver;
}
