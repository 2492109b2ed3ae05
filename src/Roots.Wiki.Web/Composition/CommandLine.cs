namespace Roots.Wiki.Web.Composition;

/// <summary>What the caller typed: command words, our options, and what ASP.NET's configuration reads itself.</summary>
/// <param name="Words">The command, such as <c>token create</c>; empty means serve.</param>
/// <param name="Options">Our options without the dashes; a flag has the value <c>true</c>.</param>
/// <param name="Rest">Everything else (<c>--urls</c>, <c>--Roots:…</c>), for ASP.NET.</param>
public sealed record CommandLine(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Options, string[] Rest)
{
    private static readonly HashSet<string> Flags = ["demo", "help", "yes", "reapply"];
    private static readonly HashSet<string> Valued = ["data", "open", "name", "member", "scope", "out", "from", "administrator", "role", "erasures", "key"];

    /// <summary>The value of an option, or null.</summary>
    public string? this[string option] => Options.GetValueOrDefault(option);

    /// <summary>Whether a flag is set.</summary>
    public bool Has(string flag) => Options.ContainsKey(flag);

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">An option lacks its value.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            if (args[i] is "-h" or "-?")
            {
                options["help"] = "true";
            }
            else if (name is null)
            {
                words.Add(args[i]);
            }
            else if (Flags.Contains(name))
            {
                options[name] = "true";
            }
            else if (Valued.Contains(name))
            {
                options[name] = value ?? (i + 1 < args.Count ? args[++i] : throw new FormatException(name));
            }
            else
            {
                rest.Add(args[i]);
                if (value is null && i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
                {
                    rest.Add(args[++i]);
                }
            }
        }

        return new(words, options, [.. rest]);
    }

    /// <summary>Our options as ASP.NET's configuration has them.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToSettings() =>
        new[] { ("data", "Roots:Data"), ("open", "Roots:Open"), ("demo", "Roots:Demo") }
            .Where(o => Has(o.Item1))
            .Select(o => KeyValuePair.Create<string, string?>(o.Item2, this[o.Item1]));

    private static (string? Name, string? Value) Split(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal))
        {
            return (null, null);
        }

        var i = arg.IndexOf('=', StringComparison.Ordinal);
        return i < 0 ? (arg[2..], null) : (arg[2..i], arg[(i + 1)..]);
    }
}
