namespace Roots.Wiki.Web.Features.Shared;

/// <summary>A QR code for <c>_QrCode</c>.</summary>
/// <param name="Drawing">The code.</param>
/// <param name="Label">What it is, for those who cannot see it.</param>
public sealed record QrCodeModel(QrDrawing Drawing, string Label);
