using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>What every page stands in: languages, security headers, assets, plain words for errors.</summary>
public static class WebShell
{
    public static WebApplicationBuilder AddWebShell(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();   // also outside Development: a fresh clone runs without a published folder
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Features").AddMvcOptions(mvc => mvc.Filters.Add<KnownHandlers>());
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(LanguageSwitch.Use);
        builder.Services.Configure<WebEncoderOptions>(html => html.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        builder.Services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "roots-form";
            forms.HeaderName = "X-Form-Token";
            forms.SuppressXFrameOptionsHeader = true;   // frame-ancestors says the same
        });
        // Cross-site requests carry no session (SameSite), so that compressing secrets next to foreign input gives nothing away.
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);

        builder.Services.AddSingleton<Toasts>();
        builder.Services.AddTransient<IconTagHelper>();
        return builder;
    }

    public static WebApplication UseWebShell(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/-/status/500");
        app.UseStatusCodePagesWithReExecute("/-/status/{0}");
        app.Use(StatusPages.ForPeopleOnlyAsync);
        app.UseRouting();   // here and not first of all, so that what answers before it costs no search for an endpoint
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapLanguageSwitch();
        return app;
    }
}
