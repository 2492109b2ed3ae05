using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Roots.Wiki.Web.Features.Shared.Requests;

/// <summary>Gives page handlers their <c>Wiki</c>, <c>Actor</c> or <see cref="WikiRequest"/>: the one way by which they learn who asks.</summary>
public sealed class WikiRequestBinder : IModelBinder, IModelBinderProvider
{
    private static readonly Type[] Types = [typeof(Wiki), typeof(Actor), typeof(WikiRequest)];

    public static void Use(MvcOptions mvc)
    {
        mvc.ModelBinderProviders.Insert(0, new WikiRequestBinder());
        foreach (var type in Types)
        {
            mvc.ModelMetadataDetailsProviders.Add(new BindingSourceMetadataProvider(type, BindingSource.Special));
            mvc.ModelMetadataDetailsProviders.Add(new SuppressChildValidationMetadataProvider(type));
        }
    }

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => Types.Contains(context.Metadata.ModelType) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var request = WikiRequest.Of(bindingContext.HttpContext);
        object model = bindingContext.ModelType == typeof(Wiki) ? request.Wiki : bindingContext.ModelType == typeof(Actor) ? request.Actor : request;

        // Nothing that a person typed: not to be walked through by the validation.
        bindingContext.ValidationState[model] = new ValidationStateEntry { SuppressValidation = true };
        bindingContext.Result = ModelBindingResult.Success(model);
        return Task.CompletedTask;
    }
}
