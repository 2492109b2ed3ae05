using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Roles;

namespace Roots.Wiki.Web.Tests.Map;

public sealed class RiskChartTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Marks_never_cover_each_other_and_never_leave_the_picture()
    {
        var offices = Enumerable.Range(0, 200).Select(i => Office($"amt-{i:000}", 1 + (i % 5), i % 4 * 11)).ToList();

        var chart = RiskChart.Of(offices);

        Assert.Equal(200, chart.Marks.Count);
        Assert.Distinct(chart.Marks.Select(m => (m.X, m.Y)));
        Assert.All(chart.Marks, m => Assert.True(m.X >= 0 && m.X + RiskChart.Cell <= chart.Width && m.Y >= 0 && m.Y + RiskChart.Cell <= RiskChart.Base));
    }

    [Fact]
    public void A_nearer_farewell_stands_further_right_and_more_weight_further_up()
    {
        var chart = RiskChart.Of([Office("spaet", 5, 48), Office("bald", 5, 2), Office("leicht", 2, 2)]);

        Assert.True(chart.Marks[0].X < chart.Marks[1].X);
        Assert.True(chart.Marks[2].Y > chart.Marks[1].Y);
    }

    [Fact]
    public void An_office_whose_criticality_nobody_said_keeps_its_number_but_has_no_mark()
    {
        var chart = RiskChart.Of([Office("offen", null, 2), Office("bald", 5, 2)]);

        Assert.Equal(2, Assert.Single(chart.Marks).Number);
    }

    [Fact]
    public void A_month_alone_stands_at_the_right_edge_and_a_higher_level_higher_up()
    {
        var one = TrendLine.Of([new(new(2026, 11, 1), "", 40, 3)]);
        var two = TrendLine.Of([new(new(2026, 10, 1), "", 0, 3), new(new(2026, 11, 1), "", 100, 3)]);

        Assert.True(one.Points[0].X > TrendLine.Width / 2);
        Assert.True(two.Points[0].X < two.Points[1].X && two.Points[0].Y > two.Points[1].Y);
        Assert.All(two.Points, p => Assert.InRange(p.Y, 0, TrendLine.Height));
    }

    private static RoleStanding Office(string name, int? criticality, int months)
    {
        var facts = new RoleFacts([], criticality, false, null, [new(PersonId.New(), HolderKind.Holder, null, Today.AddMonths(months), StandsAgain.Unknown)]);
        var page = new PageEntry(PagePath.Parse($"rollen/{name}/index"), BlobId.Parse(new string('0', 40)), new() { Title = name, Type = "role", Office = facts });
        return RoleStanding.Of(new(page, facts, []), new TemplateCatalog([], [], []), Today);
    }
}
