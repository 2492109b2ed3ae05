using System.Text.RegularExpressions;

namespace Roots.Wiki.Pages;

/// <summary>Which names a version may bear: those that git takes everywhere, and that no path of a file can be built from.</summary>
public static partial class TagNames
{
    /// <exception cref="ArgumentException"><paramref name="name"/> is none.</exception>
    public static void Check(string name)
    {
        if (!Name().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' is no name of a version.", nameof(name));
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\z", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
