using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Says a <see cref="Problem"/> in the reader's language. Safe to call from many threads.</summary>
public sealed class ProblemWords(IStringLocalizer<ProblemTexts> texts)
{
    /// <summary>The sentence.</summary>
    public string Of(Problem problem) => texts[problem.Code.ToString(), [.. problem.Arguments.Select(a => a is SecretKind kind ? Of(kind) : a)]];

    /// <summary>What a text looks like.</summary>
    public string Of(SecretKind kind) => texts["Secret" + kind];

    /// <summary>Puts each problem beside its field.</summary>
    /// <param name="form">The name of the form property that holds the fields, where there is one.</param>
    public void AddTo(ModelStateDictionary state, IEnumerable<Problem> problems, string? form = null)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field is null ? "" : form is null ? problem.Field : $"{form}.{problem.Field}", Of(problem));
        }
    }

    /// <summary>Puts a problem beside its field.</summary>
    public void AddTo(ModelStateDictionary state, Problem problem, string? form = null) => AddTo(state, [problem], form);
}
