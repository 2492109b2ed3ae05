using System.Globalization;
using FsCheck.Xunit;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Templates;

public sealed class RicherQuestionTypeTests
{
    private static readonly Question Choices = Of("choices") with { Options = [new("mail", new("E-Mail", "Email"), ["Brief"]), new("tel", new("Telefon, auch abends", "Phone"), []), new("nie", new("Nie", "Never"), [])] };

    private static readonly Question Amount = Of("amount") with { Unit = new("€ im Jahr", "€ a year") };

    private static readonly Question Access = Of("access");

    [Theory]
    [InlineData("- E-Mail\n- Nie", "mail\nnie")]
    [InlineData("- never\n- BRIEF", "mail\nnie")]
    [InlineData("* Telefon, auch abends", "tel")]
    [InlineData("E-Mail, Nie", "mail\nnie")]
    [InlineData("Telefon, auch abends", "tel")]
    public void Options_are_recognised_in_either_language_and_by_what_they_were_called(string markdown, string ids)
    {
        var value = Choices.Type.Read(Choices, markdown);

        Assert.Equal((ids, ""), (value.Text, value.Extra));
    }

    [Fact]
    public void What_is_no_option_stays_below_the_chosen_ones()
    {
        var value = Choices.Type.Read(Choices, "- E-Mail\n- Brieftaube\n\nUnd sonst nichts.");

        Assert.Equal(("mail", "- Brieftaube\n\nUnd sonst nichts."), (value.Text, value.Extra));
        Assert.Equal("- E-Mail\n\n- Brieftaube\n\nUnd sonst nichts.", Choices.Type.Write(Choices, value, "de"));
    }

    [Fact]
    public void Chosen_options_are_written_in_their_order_and_in_the_wiki_s_language() =>
        Assert.Equal("- Email\n- Never", Choices.Type.Write(Choices, AnswerValue.Of("nie\nmail"), "en"));

    [Theory]
    [InlineData("1250", "de", "1.250 € im Jahr")]
    [InlineData("1250.5", "de", "1.250,5 € im Jahr")]
    [InlineData("1.250,50", "en", "1,250.50 € a year")]
    [InlineData("1,250", "de", "1.250 € im Jahr")]
    [InlineData("12,50", "de", "12,50 € im Jahr")]
    [InlineData("0,125", "de", "0,125 € im Jahr")]
    [InlineData("1 250 000", "de", "1.250.000 € im Jahr")]
    [InlineData("ca. 300 € a year", "de", "ca. 300 € im Jahr")]
    [InlineData("80 Stunden", "de", "80 Stunden")]
    [InlineData("250,- €", "de", "250 €")]
    [InlineData("-20", "de", "-20 € im Jahr")]
    public void An_amount_is_written_with_its_unit_in_the_wiki_s_language(string typed, string language, string written) =>
        Assert.Equal(written, Amount.Type.Write(Amount, AnswerValue.Of(typed), language));

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("007")]
    [InlineData("1.250.50")]
    [InlineData("12 34")]
    [InlineData("9999999999999999")]
    public void What_is_no_single_number_is_kept_as_text_and_no_amount(string text)
    {
        var value = Amount.Type.Read(Amount, text);

        Assert.Equal(("", text), (value.Text, value.Extra));
        Assert.Null(AmountQuestion.NumberOf(text));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void The_unit_is_left_out_of_the_field_in_either_language(string language) =>
        Assert.Equal("250", Amount.Type.Read(Amount, Amount.Type.Write(Amount, AnswerValue.Of("250"), language)).Text);

    [Property(MaxTest = 2000)]
    public void Every_amount_reads_back_as_the_same_number(int whole, byte decimals, bool english)
    {
        var number = whole + (decimals / 256m);
        var typed = decimal.Round(number, decimals % 7).ToString(CultureInfo.InvariantCulture);
        if (AmountQuestion.NumberOf(typed) is not { } meant)
        {
            return;
        }

        var text = Amount.Type.Write(Amount, AnswerValue.Of(typed), english ? "en" : "de");
        var back = Amount.Type.Read(Amount, text);

        Assert.Equal(meant, AmountQuestion.NumberOf(back.Text));
        Assert.Equal(text, Amount.Type.Write(Amount, back, english ? "en" : "de"));
    }

    [Fact]
    public void An_access_table_has_the_same_columns_everywhere_in_either_language()
    {
        var row = new Dictionary<string, string> { ["dienst"] = "Bank", ["verwahrt"] = "Tresor", ["wer"] = "Kasse", ["wofuer"] = "Zahlungen", ["laeuft-auf"] = "Verein", ["zweite-person"] = "Vorsitz", ["zwei-faktor"] = "ja" };

        foreach (var language in new[] { "de", "en" })
        {
            var text = Access.Type.Write(Access, AnswerValue.Of([row]), language);
            var back = Assert.Single(Access.Type.Read(Access, text).Rows);
            Assert.Equal(row.OrderBy(f => f.Key), back.OrderBy(f => f.Key));
        }

        Assert.Equal(AccessQuestion.Columns, (Access with { Columns = [new("fremd", new("Fremd"), true, [])] }).Columns);
    }

    [Fact]
    public void An_access_table_is_recognised_by_what_its_columns_were_called()
    {
        var row = Assert.Single(Access.Type.Read(Access, "| Zugang | Wo liegt das Passwort | Who can open it | 2FA an |\n|---|---|---|---|\n| Bank | Tresor | Kasse | ja |").Rows);

        Assert.Equal(("Bank", "Tresor", "Kasse", "ja"), (row["dienst"], row["verwahrt"], row["wer"], row["zwei-faktor"]));
    }

    [Fact]
    public void A_label_of_an_access_table_means_one_column()
    {
        var labels = AccessQuestion.Columns.SelectMany(c => c.Label.All.Concat(c.Formerly).Append(c.Id).Distinct(StringComparer.OrdinalIgnoreCase)).ToList();

        Assert.Equal(labels.Count, labels.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static Question Of(string type) => new() { Id = "q", Text = new("Frage?"), Type = QuestionTypes.Find(type)! };
}
