namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Registers what keeps knowledge alive.</summary>
public static class ForYouServices
{
    public static IServiceCollection AddForYou(this IServiceCollection services) =>
        services.AddSingleton<DueWords>().AddSingleton<YearWords>().AddSingleton<Shared.Mail.IDigestWriter, DigestWriter>();
}
