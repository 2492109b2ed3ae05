using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Registers;
using Roots.Wiki.Spaces;
using static Roots.Wiki.Core.Tests.Registers.YearSample;

namespace Roots.Wiki.Core.Tests.Registers;

public sealed class RegisterTests
{
    private static Register Open(RegisterKind kind, AccessView view) => Register.Of(kind, view, Catalog, Today, RegisterFilter.All);

    [Fact]
    public void Contracts_stand_in_the_order_of_their_next_notice_day_and_those_without_come_last()
    {
        var view = View(
            OfficeSample.TheHolder,
            Answers(Rows("vertraege", "| Mit wem | Kündigen bis | Was kostet es |", "| Strom | | 62 € |", "| Telefon | 30. September | |", "| Wasser | 31.12.2026 | |")),
            ("verein/versicherung.md", "---\ntemplate: vertrag\n---\n# Haftpflicht\n\n### Mit wem? {#vertrag-mit-wem}\n\nBeispiel-Versicherung\n\n### Bis wann? {#vertrag-kuendigen}\n\n2027-06-30\n"));

        var rows = Open(RegisterKind.Contracts, view).Rows;

        Assert.Equal(["Wasser", "Beispiel-Versicherung", "Telefon", "Strom"], rows.Select(r => r.Cell(RegisterColumn.What)));
        Assert.Equal([new(2026, 12, 31), new(2027, 6, 30), new(2027, 9, 30), null], rows.Select(r => r.Next));
        Assert.Equal(("/-/fill/rollen/kasse/index?q=vertraege", "/-/fill/verein/versicherung?q=vertrag-kuendigen"), (rows[0].Target.Of(new("")), rows[1].Target.Of(new(""))));
    }

    [Fact]
    public void Keys_and_accounts_come_from_the_one_answer_of_each_office()
    {
        var view = View(
            OfficeSample.TheHolder,
            Answers(
                Rows("schluessel", "| Was | Wo ist es | Wer hat es |", "| Büro | am Bund | [Kassenwartin](person:k3v7x2m5qa) |")
                + Rows("zugaenge", "| Dienst | Wo ist das Passwort verwahrt | Wer kommt hinein |", "| Bank | Tresor | Kasse |")));

        var key = Assert.Single(Open(RegisterKind.Keys, view).Rows);
        var account = Assert.Single(Open(RegisterKind.Access, view).Rows);

        Assert.Equal(("Büro", "am Bund", "Kassenwartin"), (key.Cell(RegisterColumn.What), key.Cell(RegisterColumn.Place), key.Cell(RegisterColumn.Holder)));
        Assert.Equal(("Bank", "Tresor", "Kasse"), (account.Cell(RegisterColumn.What), account.Cell(RegisterColumn.Place), account.Cell(RegisterColumn.Holder)));
        Assert.Empty(Open(RegisterKind.Inventory, view).Rows);
    }

    [Fact]
    public void An_office_that_has_not_answered_is_a_gap_that_opens_the_question()
    {
        var gap = Assert.Single(Open(RegisterKind.Keys, View(OfficeSample.TheHolder)).Gaps);

        Assert.Equal((Kasse, "/-/fill/rollen/kasse/index?q=schluessel"), (gap.Office, gap.Target.Of(new(""))));
    }

    [Fact]
    public void Who_may_not_read_an_office_sees_neither_its_rows_nor_its_gaps()
    {
        var stranger = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false);
        var view = View(stranger, Answers(Rows("schluessel", "| Was | Wo ist es | Wer hat es |", "| Büro | am Bund | Kasse |")));

        var register = Open(RegisterKind.Keys, view);

        Assert.Empty(register.Rows);
        Assert.Empty(register.Gaps);
        Assert.Empty(Open(RegisterKind.Contracts, View(stranger)).Gaps);
    }
}
