namespace Roots.Wiki;

/// <summary>A QR code as a drawing: one path on a square of <paramref name="Size"/> units, quiet zone included. Immutable.</summary>
/// <param name="Size">The side in units.</param>
/// <param name="Path">The dark units, as the <c>d</c> of an SVG path: only <c>M</c>, <c>h</c>, <c>v</c>, <c>z</c> and numbers.</param>
public sealed record QrDrawing(int Size, string Path);

/// <summary>Draws QR codes, so that a phone opens an address from paper or from another screen. Safe to call from many threads.</summary>
public interface IQrCode
{
    /// <summary>Draws an address.</summary>
    /// <param name="text">At most 1000 characters.</param>
    QrDrawing Draw(string text);
}
