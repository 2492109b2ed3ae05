namespace Roots.Wiki.Web.Features.Fill;

/// <summary>A photo of an answer in a form. Immutable.</summary>
/// <param name="Target">Names it.</param>
/// <param name="Address">Where the picture is.</param>
/// <param name="Alt">What one sees on it.</param>
/// <param name="IsMissing">Whether that is still to be said.</param>
public sealed record PhotoView(string Target, string Address, string Alt, bool IsMissing);
