using Roots.Wiki.Adapters.Calendars;
using Roots.Wiki.Adapters.QrCodes;
using Roots.Wiki.Calendars;
using Roots.Wiki.Web.Background;
using Roots.Wiki.Web.Features.Api;
using Roots.Wiki.Web.Features.Export;
using Roots.Wiki.Web.Features.Fill;
using Roots.Wiki.Web.Features.ForYou;
using Roots.Wiki.Web.Features.Handbook;
using Roots.Wiki.Web.Features.Members;
using Roots.Wiki.Web.Features.Pages;
using Roots.Wiki.Web.Features.Recordings;
using Roots.Wiki.Web.Features.Setup;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Audit;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;
using Roots.Wiki.Web.Features.SignIn;
using Roots.Wiki.Web.Features.SignIn.Oidc;

namespace Roots.Wiki.Web.Composition;

/// <summary>Every feature of the web, a line each: what it needs, what it sees of a request, where it answers.</summary>
public static class FeatureList
{
    /// <summary>The services of the features.</summary>
    public static void AddFeatures(this WebApplicationBuilder builder, DataFolder data)
    {
        builder.Services.AddWikiRequests();
        builder.Services.AddSignIn(data.Of);
        builder.Services.AddMembers();
        builder.Services.AddFill();
        builder.Services.AddForYou();
        builder.Services.AddMail();
        builder.Services.AddWikiApi();
        builder.Services.AddSingleton<IQrCode, QrCoderDrawing>();
        builder.Services.AddSingleton<ICalendarWriter, IcalNetWriter>();
        builder.Services.AddSingleton<IShellModelSource, WikiShell>();
        builder.Services.AddSingleton<AuditWords>();
        builder.Services.AddSingleton<PublicAddress>().AddSingleton<SealedNotes>();
        builder.Services.AddSingleton<SetupCode>();
        builder.Services.AddSingleton<HandbookPages>();
        builder.Services.AddSingleton(services => new FinishedPages(services.GetRequiredService<IShellModelSource>()));
    }

    /// <summary>The loops that care for open wikis.</summary>
    public static void AddLoops(this WebApplicationBuilder builder)
    {
        builder.Services.AddLoop<FollowLoop>();
        builder.Services.AddLoop<SearchLoop>();
        builder.Services.AddLoop<SittingLoop>();
        builder.Services.AddLoop<MoveLoop>();
        builder.Services.AddLoop<CareLoop>();
        builder.Services.AddLoop<MailLoop>();
        builder.Services.AddLoop<LinkLoop>();
        builder.Services.AddLoop<ErasureLoop>();
        builder.Services.AddLoop<PackLoop>();
        builder.Services.AddLoop<KnowledgeLoop>();
        builder.Services.AddLoop<HandoverLoop>();
        builder.Services.AddLoop<PrivacyLoop>();
    }

    /// <summary>What answers before everything else.</summary>
    public static void UseFinishedPages(this WebApplication app) => app.UseMiddleware<FinishedPageRequests>();

    /// <summary>What looks at each request before a page does.</summary>
    public static void UseFeatures(this WebApplication app)
    {
        app.UseMiddleware<SetupGate>();
        app.UseWikiRequests();
    }

    /// <summary>The endpoints that are no Razor pages.</summary>
    public static void MapFeatures(this WebApplication app)
    {
        app.MapHealth();
        app.MapWikiApi();
        app.MapTakeHome();
        app.MapCalendars();
        app.MapPhotos();
        app.MapRecordings();
        app.MapSharedPictures();
        app.MapOidc();
    }
}
