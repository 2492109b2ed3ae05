using System.Globalization;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>Says a next step and where it is done.</summary>
public static class NextStepWords
{
    /// <summary>The sentence.</summary>
    public static string Of(NextStep step, IStringLocalizer<RolesTexts> t, string language) => step switch
    {
        NextStep.LookAtWaiting(1) => t["WaitingOne"],
        NextStep.LookAtWaiting(var answers) => t["Waiting", answers],
        NextStep.ChooseTemplate => t["StepChooseTemplate"],
        NextStep.StartQuickStart(var minutes) => t["StepStartQuickStart", minutes],
        NextStep.FinishQuickStart(1, var minutes) => t["StepFinishQuickStartOne", minutes],
        NextStep.FinishQuickStart(var open, var minutes) => t["StepFinishQuickStart", open, minutes],
        NextStep.FindHolder => t["StepFindHolder"],
        NextStep.EnterTermEnd => t["StepEnterTermEnd"],
        NextStep.Review(var question, { } day) => t["StepReviewExpired", question.Text.In(language), day.ToString("d", CultureInfo.CurrentCulture)],
        NextStep.Review(var question, null) => t["StepReview", question.Text.In(language)],
        NextStep.AnswerMust(var question) => t["StepAnswerMust", question.Text.In(language)],
        NextStep.FindSecondPerson => t["StepFindSecondPerson"],
        _ => t["StepNothing"],
    };

    /// <summary>Where the step is done, or null where it is done outside the wiki.</summary>
    public static string? Address(NextStep step, RoleStanding standing, PageUrl urls)
    {
        var fill = urls.Of("fill", standing.Role.Path);
        return step switch
        {
            NextStep.StartQuickStart or NextStep.FinishQuickStart => fill,
            NextStep.Review(var question, _) => $"{fill}?q={question.Id}",
            NextStep.AnswerMust(var question) => $"{fill}?q={question.Id}",
            NextStep.LookAtWaiting => urls.Of("role", standing.Role.Path) + "#waiting",
            NextStep.EnterTermEnd or NextStep.FindHolder => urls.Of("role", standing.Role.Path) + "#people",
            _ => null,
        };
    }
}
