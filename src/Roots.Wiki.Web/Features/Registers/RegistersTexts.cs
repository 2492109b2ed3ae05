namespace Roots.Wiki.Web.Features.Registers;

/// <summary>Marks the texts of the registers and of who knows what.</summary>
public sealed class RegistersTexts;
