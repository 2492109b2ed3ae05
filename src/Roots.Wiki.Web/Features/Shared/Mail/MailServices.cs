using Roots.Wiki.Adapters.Mail;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>Registers what sends mails.</summary>
public static class MailServices
{
    /// <summary>Needs data protection, the machine's registry and an <see cref="IDigestWriter"/> among the services.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Roots:Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IMailer>(provider => new MailKitMailer(provider.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<MailSettings>().AddSingleton<StopLinks>().AddSingleton<MailPost>().AddSingleton<Letters>();
    }
}
