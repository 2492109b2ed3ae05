using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>The types of questions as people choose them.</summary>
internal static class TypeWords
{
    /// <summary>The names in the order in which they are offered: what is used most comes first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "long", "list", "table", "date", "choice", "choices", "contact", "link", "amount", "access"];

    /// <summary>The end of the text's key.</summary>
    public static string Of(IQuestionType type) => Of(type.Name);

    /// <summary>The end of the text's key.</summary>
    public static string Of(string name) => string.Concat(name[..1].ToUpperInvariant(), name.AsSpan(1));

    /// <summary>Who reads, as a badge.</summary>
    public static BadgeKind BadgeOf(Visibility visibility) => visibility switch
    {
        Visibility.Public => BadgeKind.VisiblePublic,
        Visibility.Association => BadgeKind.VisibleAssociation,
        Visibility.Office => BadgeKind.VisibleOffice,
        _ => BadgeKind.VisibleBoard,
    };
}
