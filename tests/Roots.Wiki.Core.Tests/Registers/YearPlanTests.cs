using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.ForYou;
using Roots.Wiki.Registers;
using Roots.Wiki.Spaces;
using static Roots.Wiki.Core.Tests.Registers.YearSample;

namespace Roots.Wiki.Core.Tests.Registers;

public sealed class YearPlanTests
{
    private static readonly string Deadlines = Rows(
        "fristen", "| Was | Bis wann | Was passiert sonst |", "| [Pacht](../../pacht.md) | 31. Januar | Mahnung |", "| Meldung | 5.11. | |", "| Antrag | 30.9.2026 | weg |", "| Förderung | unbekannt | |", "| Bericht | zwei Wochen vor dem Fest | |");

    private static YearPlan OfHolder(string body) => Year(View(OfficeSample.TheHolder, Answers(body)));

    [Fact]
    public void The_year_has_twelve_months_and_begins_with_this_one()
    {
        var year = OfHolder("");

        Assert.Equal(12, year.Months.Count);
        Assert.Equal((new DateOnly(2026, 11, 1), new DateOnly(2027, 10, 1)), (year.Months[0].First, year.Months[^1].First));
    }

    [Fact]
    public void A_yearly_deadline_is_in_it_once_with_the_answer_that_it_comes_from()
    {
        var entry = Assert.Single(OfHolder(Deadlines).Entries, e => e.Label == "Pacht");

        Assert.Equal((new DateOnly(2027, 1, 31), false, Kasse), (entry.Day, entry.IsMonth, entry.Office));
        Assert.Equal("/-/fill/rollen/kasse/index?q=fristen", entry.Target.Of(new("")));
        Assert.Equal("Mahnung", Assert.Single(entry.Details).Text);
    }

    [Fact]
    public void What_was_on_earlier_this_month_is_still_in_it() =>
        Assert.Equal(new DateOnly(2026, 11, 5), Assert.Single(OfHolder(Deadlines).Months[0].Entries).Day);

    [Fact]
    public void Missing_and_passed_days_are_gaps_and_words_without_a_day_stand_apart()
    {
        var year = OfHolder(Deadlines);

        Assert.Equal([(YearGapKind.Passed, "Antrag"), (YearGapKind.NoDay, "Förderung")], year.Gaps.Where(g => g.Label is not null).Select(g => (g.Kind, g.Label!)));
        Assert.Equal(("Bericht", "zwei Wochen vor dem Fest"), Assert.Single(year.Undated) is var rest ? (rest.Label, rest.When) : default);
    }

    [Fact]
    public void An_unanswered_question_for_days_is_a_gap_that_opens_it()
    {
        var gaps = OfHolder("").Gaps;

        Assert.Equal(["fristen", "bescheid", "elster"], gaps.Select(g => g.Question.Id));
        Assert.Equal("/-/fill/rollen/kasse/index?q=fristen", gaps[0].Target.Of(new("")));
        Assert.DoesNotContain(Year(View(OfficeSample.TheHolder, Answers("", "answers:\n  fristen: {state: not-applicable, reason: keine}\n"))).Gaps, g => g.Question.Id == "fristen");
    }

    [Fact]
    public void What_two_answers_of_an_office_name_for_one_day_is_one_thing()
    {
        var year = OfHolder(Rows("fristen", "| Was | Bis wann |", "| Inventur | Januar |") + Rows("aufgaben", "| Aufgabe | Wie oft |", "| Inventur | jedes Jahr im Januar |"));

        Assert.Equal("fristen", Assert.Single(year.Entries).Question!.Id);
    }

    [Fact]
    public void A_contract_has_its_notice_day_and_its_end()
    {
        var year = OfHolder(Rows("vertraege", "| Mit wem | Kündigen bis | Endet am |", "| Telefon | 30.9.2027 | 31.12.2026 |"));

        Assert.Equal([(new DateOnly(2026, 12, 31), "endet"), (new DateOnly(2027, 9, 30), "kuendigen")], year.Entries.Select(e => (e.Day, e.Column!.Id)));
    }

    [Fact]
    public void Tasks_come_in_their_month_or_without_a_day()
    {
        var year = OfHolder(Rows("aufgaben", "| Aufgabe | Wie oft |", "| Beiträge | jedes Jahr im Mai |", "| Post | monatlich |"));

        var entry = Assert.Single(year.Entries);
        Assert.Equal((new DateOnly(2027, 5, 31), true), (entry.Day, entry.IsMonth));
        Assert.Equal("Post", Assert.Single(year.Undated).Label);
    }

    [Fact]
    public void A_day_from_which_something_runs_out_is_reckoned()
    {
        var year = OfHolder("### Bescheid? {#bescheid}\n\n2022-03-05\n\n### Elster? {#elster}\n\n2026-10-01\n");

        Assert.Equal((new DateOnly(2027, 3, 5), "bescheid"), Assert.Single(year.Entries) is var entry ? (entry.Day, entry.Question!.Id) : default);
        Assert.Equal(YearGapKind.Passed, Assert.Single(year.Gaps, g => g.Question.Id == "elster").Kind);
    }

    [Fact]
    public void A_contract_on_a_page_of_its_own_is_in_it()
    {
        var view = View(OfficeSample.TheHolder, ("verein/strom.md", "---\ntemplate: vertrag\n---\n# Strom\n\n### Bis wann? {#vertrag-kuendigen}\n\n2027-06-30\n"));

        var entry = Assert.Single(Year(view).Entries);

        Assert.Equal((new DateOnly(2027, 6, 30), "verein/strom", "/-/fill/verein/strom?q=vertrag-kuendigen"), (entry.Day, entry.Page!.Value, entry.Target.Of(new(""))));
    }

    [Fact]
    public void What_is_due_anyway_is_in_it_and_nothing_is_said_twice()
    {
        var view = View(OfficeSample.TheHolder, Answers(Rows("vertraege", "| Mit wem | Kündigen bis |", "| Telefon | 30.9.2027 |")));
        var year = Year(
            view, null,
            Due(DueKind.Notice, "vertraege", "Telefon", new(2027, 9, 30)), Due(DueKind.TermEnd, null, null, new(2027, 3, 20)),
            Due(DueKind.AnswerReview, "fristen", null, new(2026, 10, 1)), Due(DueKind.AnswerReview, "elster", null, new(2026, 10, 1)));

        Assert.Single(year.Entries, e => e.Day == new DateOnly(2027, 9, 30));
        Assert.Equal(DueKind.TermEnd, Assert.Single(year.Entries, e => e.Day == new DateOnly(2027, 3, 20)).Due!.Kind);
        Assert.Equal(2, Assert.Single(year.Overdue).Due!.Items.Count);
    }

    [Fact]
    public void Who_may_not_read_the_answers_sees_no_trace_of_them()
    {
        var stranger = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false);

        var year = Year(View(stranger, Answers(Deadlines)));

        Assert.Empty(year.Entries);
        Assert.Empty(year.Gaps);
        Assert.Empty(year.Undated);
    }

    [Fact]
    public void A_filter_keeps_to_its_unit_and_office()
    {
        var view = View(
            OfficeSample.TheHolder, Answers(Deadlines), ("fussball/index.md", "---\ntype: unit\ntitle: Fußball\n---\n# Fußball\n"),
            ("fussball/kasse/index.md", Office.Replace("title: Kasse", "title: Kasse Fußball", StringComparison.Ordinal)),
            ("fussball/kasse/wissen.md", "---\ntype: knowledge\nrole: fussball/kasse\nvisibility: amt\n---\n" + Rows("fristen", "| Was | Bis wann |", "| Turnier | 1.5. |")));
        var unit = Assert.Single(view.Snapshot.Units.All);

        Assert.Equal(["Turnier"], Year(view, new(unit)).Entries.Select(e => e.Label));
        Assert.Equal(["Meldung", "Pacht"], Year(view, new(null, new HashSet<PagePath> { Kasse })).Entries.Select(e => e.Label));
        Assert.Equal(3, Year(view).Entries.Count());
    }

    [Fact]
    public void An_occasion_keeps_its_key()
    {
        var keys = OfHolder(Deadlines).Entries.Select(e => e.Key).ToList();

        Assert.Equal(keys, OfHolder(Deadlines + "\nNoch etwas.\n").Entries.Select(e => e.Key));
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    private static DueItem Due(DueKind kind, string? question, string? label, DateOnly day) => new()
    {
        Key = $"{kind}:{question}:{day.DayNumber}",
        Kind = kind,
        Office = Kasse,
        QuestionId = question,
        Label = label,
        From = day,
        Due = day,
        Minutes = 1,
        Target = new("fill", Kasse),
        Who = [],
        Reads = new(Visibility.Office, Kasse),
    };
}
