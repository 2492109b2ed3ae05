using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Templates;

public sealed class LegalFactTests
{
    private static readonly LegalFact Limit = new("grenze", new("Grenze"), new("Frag das Finanzamt."), new(2026, 11, 1), new(2027, 3, 31), Volatility.High)
    {
        Fact = new("Die Grenze liegt bei 50.000 Euro."),
        Source = new("Beispielgesetz"),
    };

    [Fact]
    public void On_its_last_day_the_figure_is_shown() => Assert.Equal((Limit.Fact, false), (Limit.On(new(2027, 3, 31)).Fact, Limit.On(new(2027, 3, 31)).NeedsCheck));

    [Fact]
    public void From_the_next_day_only_source_and_the_call_to_check_are_left()
    {
        var hint = Limit.On(new(2027, 4, 1));

        Assert.Null(hint.Fact);
        Assert.True(hint.NeedsCheck);
        Assert.Equal("Beispielgesetz", hint.About.Source!.De);
    }

    [Fact]
    public void A_question_shows_the_fact_that_it_names_and_no_other()
    {
        var asks = OfficeSample.Q("q1", "text") with { Hint = "grenze" };
        var catalog = new TemplateCatalog([], [], []) { Facts = [Limit] };

        Assert.Same(Limit, catalog.HintOf(asks, new(2026, 12, 1))!.About);
        Assert.Null(catalog.HintOf(asks with { Hint = "anderes" }, new(2026, 12, 1)));
        Assert.Null(catalog.HintOf(asks with { Hint = null }, new(2026, 12, 1)));
    }

    [Fact]
    public void The_association_s_own_fact_stands_before_the_shipped_one()
    {
        var catalog = new TemplateCatalog([], [], []) { Facts = [Limit, Limit with { Fact = new("Bei uns gilt etwas anderes.") }] };

        Assert.Equal("Bei uns gilt etwas anderes.", Assert.Single(catalog.Facts).Fact!.De);
    }
}
