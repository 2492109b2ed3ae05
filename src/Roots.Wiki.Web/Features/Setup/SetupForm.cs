namespace Roots.Wiki.Web.Features.Setup;

/// <summary>What the first screen asks.</summary>
public sealed class SetupForm
{
    public string? Code { get; set; }

    public string? Association { get; set; }

    public string? Name { get; set; }

    public string? SignInName { get; set; }

    public string? Password { get; set; }

    public string? Email { get; set; }

    public bool Sample { get; set; }

    /// <summary>What is wrong with the names; the account is checked elsewhere.</summary>
    public IEnumerable<Problem> Check() =>
        new[] { (nameof(Association), Association), (nameof(Name), Name) }.Select(f =>
            string.IsNullOrWhiteSpace(f.Item2) ? new Problem(ProblemCode.Required, f.Item1)
            : f.Item2.Trim().Length > Limits.NameLength ? new Problem(ProblemCode.TooLong, f.Item1, Limits.NameLength)
            : f.Item2.Any(char.IsControl) ? new Problem(ProblemCode.NotText, f.Item1)
            : null).OfType<Problem>();
}
