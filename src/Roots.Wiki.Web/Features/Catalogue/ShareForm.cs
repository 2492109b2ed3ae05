using Roots.Wiki.Exchange;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>What is decided before something is given away.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="Decided">By key: whether it is removed; what is not there is undecided.</param>
/// <param name="IsNamed">Whether the association's name stands in the file.</param>
/// <param name="Licence">The licence.</param>
/// <param name="MissesDecisions">Whether the form was sent although something is undecided.</param>
public sealed record ShareForm(IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, bool> Decided, bool IsNamed, string Licence, bool MissesDecisions)
{
    public static ShareForm New(IReadOnlyList<Finding> findings) => new(findings, new Dictionary<string, bool>(), false, Licences.Attribution, false);

    public static ShareForm Read(IReadOnlyList<Finding> findings, IFormCollection form)
    {
        var decided = findings.Where(f => form["find-" + f.Key].ToString() is "remove" or "keep").ToDictionary(f => f.Key, f => form["find-" + f.Key] == "remove");
        return new(findings, decided, form["named"] == "true", form["licence"].ToString(), findings.Any(f => !decided.ContainsKey(f.Key)));
    }
}
