using System.Net;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Tests.Fill;

namespace Roots.Wiki.Web.Tests.Sheets;

/// <summary>Each shipped template can be shown as a form, question by question.</summary>
public sealed class EveryFormTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_of_every_office_template_is_shown()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var templates = kasse.App.Wiki.Templates.Templates.Where(t => t.Scope != TemplateScope.Page).ToList();
        await kasse.App.WriteAsync(
            Kasse.Path + ".md",
            $"---\ntype: role\ntitle: Kasse\nboard: true\ntemplates: [{string.Join(", ", templates.Select(t => t.Id))}]\nholders:\n  - {{person: {kasse.Holder.Person}, kind: holder}}\n---\n# Kasse\n",
            Ct);
        var phone = await kasse.HolderAsync(Ct);

        foreach (var template in templates)
        {
            foreach (var question in template.Questions)
            {
                await phone.OpenAsync($"{Kasse.Start}?template={template.Id}&q={question.Id}", Ct);
                Assert.True(phone.Answer.StatusCode == HttpStatusCode.OK, $"{template.Id}: {question.Id}");
                Assert.Equal(question.Text.De, phone.Question);
            }
        }
    }

    [Fact]
    public async Task Every_page_template_makes_a_page_and_shows_its_questions()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var phone = await kasse.HolderAsync(Ct);

        foreach (var template in kasse.App.Wiki.Templates.Templates.Where(t => t.Scope == TemplateScope.Page))
        {
            var path = PagePath.Parse("proben/" + template.Id);
            await kasse.App.Wiki.Sheets.CreateAsync(Actor.Host.Instance, template.Id, path, template.Title.De, null, new Dictionary<string, string>(), Ct);
            foreach (var question in template.Questions)
            {
                await phone.OpenAsync($"/-/fill/{path}?q={question.Id}", Ct);
                Assert.Equal(question.Text.De, phone.Question);
            }
        }
    }
}
