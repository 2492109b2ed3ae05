using Microsoft.AspNetCore.Identity;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.SignIn.Oidc;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Registers Identity's managers over the accounts of the wiki, and what the pages of signing in need.</summary>
public static class SignInServices
{
    /// <summary>Needs <see cref="WikiHost"/>, <see cref="TimeProvider"/>, data protection and <see cref="Shared.Mail.Letters"/> among the services.</summary>
    /// <param name="folderOf">The folder of a wiki.</param>
    public static IServiceCollection AddSignIn(this IServiceCollection services, Func<WikiId, string> folderOf)
    {
        services.AddSingleton(new AccountStores(folderOf)).AddSingleton<SignInThrottle>().AddSingleton<LinkThrottle>().AddSingleton<LinkRequests>();
        services.AddScoped(provider => provider.GetRequiredService<AccountStores>().Open(provider.GetRequiredService<WikiHost>().Default));
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.AllowedUserNameCharacters = "";
            identity.Password.RequiredLength = Limits.PasswordLength;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = SignInThrottle.TriesPerName;
            identity.Lockout.DefaultLockoutTimeSpan = SignInThrottle.Window;
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        });
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.UserVerificationRequirement = "required";
            passkey.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<Accounts>().AddScoped<IAccounts>(provider => provider.GetRequiredService<Accounts>()).AddScoped<Passkeys>().AddScoped<Entrance>().AddScoped<SignInLinks>();
        return services.AddOidc();
    }
}
