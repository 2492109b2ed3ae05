using System.Globalization;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Yaml;

/// <summary>Turns the fields of one entry of <c>recht.yaml</c> into a <see cref="LegalFact"/>.</summary>
internal static class LegalFactReader
{
    public static LegalFact Read(YamlFields fields)
    {
        var (fact, source) = (fields.LocalOrNull("fact"), fields.LocalOrNull("source"));
        if (fact is null != source is null)
        {
            throw new BadTemplateException("source"); // a fact says who says so
        }

        return new(
            TemplateReader.Slug(fields, "id"),
            fields.Local("title"),
            fields.Local("ask"),
            Day(fields, "as-of"),
            Day(fields, "check-after"),
            fields.Text("volatile") switch
            {
                "low" => Volatility.Low,
                "medium" => Volatility.Medium,
                "high" => Volatility.High,
                _ => throw new BadTemplateException("volatile"),
            })
        {
            Fact = fact,
            Source = source,
            Address = fields.TextOrNull("url") switch
            {
                null => null,
                var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps => address,
                _ => throw new BadTemplateException("url"),
            },
        };
    }

    private static DateOnly Day(YamlFields fields, string key) =>
        DateOnly.TryParseExact(fields.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BadTemplateException(key);
}
