using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>Identity's view on the tables of <c>people.db</c> that are its own. The schema is made by <see cref="PeopleSchema"/>, not by this model.</summary>
internal sealed class PeopleContext(DbContextOptions<PeopleContext> options) : IdentityUserContext<Account>(options)
{
    private static readonly ValueConverter<DateTimeOffset, long> Ticks = new(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled).Ignore(a => a.HasName);
            account.Property(a => a.Created).HasConversion(Ticks);
            account.Property(a => a.LockoutEnd).HasConversion(Ticks);
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims").Property(c => c.UserId).HasColumnName("account");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins").Property(l => l.UserId).HasColumnName("account");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_tokens").Property(t => t.UserId).HasColumnName("account");
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("account_passkeys").HasKey(p => p.CredentialId);
            passkey.Property(p => p.UserId).HasColumnName("account");
            passkey.OwnsOne(p => p.Data, data => data.ToJson("data"));
        });
        foreach (var property in builder.Model.GetEntityTypes().Where(e => !e.IsOwned()).SelectMany(e => e.GetProperties()).Where(p => p.GetColumnName() == p.Name))
        {
            property.SetColumnName(InSnakeCase(property.Name));
        }
    }

    private static string InSnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
