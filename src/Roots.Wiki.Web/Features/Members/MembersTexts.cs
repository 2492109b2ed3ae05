namespace Roots.Wiki.Web.Features.Members;

/// <summary>The texts of inviting, administering and ending members.</summary>
public sealed class MembersTexts;
