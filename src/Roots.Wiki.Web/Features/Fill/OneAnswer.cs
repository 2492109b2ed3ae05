namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Where somebody came from to change one answer, and goes back to with it.</summary>
public enum OneAnswer
{
    /// <summary>Nowhere: the round goes on.</summary>
    None,
    /// <summary>The page on which the answer stands, at its heading.</summary>
    Page,
    /// <summary>The check of the office's answers.</summary>
    Check,
    /// <summary>The end of a round.</summary>
    Done,
}
