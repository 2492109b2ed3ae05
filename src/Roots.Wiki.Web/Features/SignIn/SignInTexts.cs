namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>The texts of signing in and of one's own account.</summary>
public sealed class SignInTexts;
