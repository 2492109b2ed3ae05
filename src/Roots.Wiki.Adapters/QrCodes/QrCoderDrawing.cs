using System.Text;
using QRCoder;

namespace Roots.Wiki.Adapters.QrCodes;

/// <inheritdoc cref="IQrCode"/>
public sealed class QrCoderDrawing : IQrCode
{
    private const int MaxLength = 1000;

    /// <inheritdoc/>
    public QrDrawing Draw(string text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxLength, nameof(text));
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            var row = data.ModuleMatrix[y];
            for (var x = 0; x < row.Length; x++)
            {
                if (!row[x])
                {
                    continue;
                }

                var start = x;
                while (x + 1 < row.Length && row[x + 1])
                {
                    x++;
                }

                path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1h-{x - start + 1}z");
            }
        }

        return new(data.ModuleMatrix.Count, path.ToString());
    }
}
