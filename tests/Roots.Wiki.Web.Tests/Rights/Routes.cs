namespace Roots.Wiki.Web.Tests.Rights;

/// <summary>
/// Every route of the program and what is asked of it in the matrix: <c>{t}</c> stands for a hidden thing's address, <c>{x}</c> for its letter,
/// <c>{v}</c> and <c>{o}</c> for its versions of now and of when it was open. A route that is not here fails the matrix.
/// </summary>
internal static class Routes
{
    private static readonly string[] Plain = [""];
    private static readonly string[] None = [];
    private static readonly string[] Page = ["{t}"];
    private static readonly string[] Unit = ["", "?unit={t}", "?unit=zxqkanteilu"];

    public static readonly IReadOnlyDictionary<string, string[]> All = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        // pages
        ["{**path}"] = ["", "{t}", "{t}?raw", "{t}/", "zxqkanalias{x}", "rollen/kasse/zxqkananhanga.txt", "notizen/zxqkananhangb.txt", "zxqkanraums/zxqkananhangs.txt", "zxqkanraums/", "zxqkanteilu/", "rollen/zxqkanamto/zxqkananhango.txt"],
        ["{**path:file}"] = ["zxqkanraums/zxqkananhangs.txt", "notizen/zxqkananhangb.txt"],
        ["-/history/{**path}"] = ["{t}", "{t}?before={v}"],
        ["-/version/{**path}"] = ["{t}?v={v}", "{t}?v={o}"],
        ["-/compare/{**path}"] = ["{t}?v={v}", "{t}?from={o}&to={v}", "{t}?from={v}&to={o}"],
        ["-/restore/{**path}"] = ["{t}?v={o}"],
        ["-/edit/{**path}"] = ["{t}", "{t}?title=x"],
        ["-/delete/{**path}"] = Page,
        ["-/share-page/{**path}"] = Page,
        ["-/shared/{secret}"] = ["{share}", "aaaaaaaaaaaaaaaaaaaaaaaaaa"],
        ["-/shared/{secret}/{**file}"] = ["{share}/notizen/zxqkananhangb.txt", "{share}/zxqkanraums/zxqkananhangs.txt"],
        ["-/pages"] = ["", "?q=zxqkantitel{x}", "?q=zxqkan", "?in=notizen", "?in=zxqkanraums", "?in=rollen/zxqkanamto"],
        ["-/recent"] = Plain,
        ["-/new"] = ["", "?title=zxqkantitel{x}", "?path={t}", "?in=zxqkanraums&title=zxqkanpfads", "?title=Titel&go=1"],
        ["-/new/{template}"] = ["schluessel", "anleitung?in=zxqkanraums", "anleitung"],
        ["-/take-home"] = Plain,
        ["-/take-home/zip"] = Plain,
        // search
        ["-/search"] = ["?q=zxqkantext{x}", "?q=zxqkanalttext{x}", "?q=zxqkantitl{x}&all=true", "?q=zxqkantexxt{x}", "?q=zxqkanmarke{x}", "?q=zxqkan", "?q=zxqkanantwort{x}", "?q=notizen", "?q=zxqkankopf{x}&unit=zxqkanteilu", "?q=frist"],
        ["-/api/search"] = ["?q=zxqkantext{x}", "?q=zxqkantexxt{x}", "?q=zxqkanantwort{x}"],
        ["-/api/pages"] = ["", "?after=notizen"],
        ["-/api/pages/{**path}"] = ["{t}", "{t}/history", "{t}/history?before={v}"],
        ["-/api/attachments/{**path}"] = None,       // writes only
        ["-/api/{**rest}"] = ["nirgends/{t}"],
        ["-/api/openapi.json"] = Plain,
        // offices
        ["-/roles"] = Unit,
        ["-/role/{**path}"] = Page,
        ["-/units"] = Plain,
        ["-/units/office"] = ["?unit={t}", "?unit=zxqkanteilu", "?unit=fussball"],
        ["-/map"] = Unit,
        ["-/meeting"] = Unit,
        ["-/meeting-done"] = Unit,
        ["-/duties"] = Unit,
        ["-/duties/{**role}"] = Page,
        ["-/fill/{**role}"] = ["{t}", "{t}?q=fristen"],
        ["-/fill-section/{**role}"] = ["{t}", "{t}?q=fristen"],
        ["-/fill-done/{**role}"] = ["{t}", "{t}?v={v}", "{t}?v={v}&before={o}"],
        ["-/sheet/{**role}"] = Page,
        ["-/poster/{**path}"] = Page,
        ["-/vacancy/{**role}"] = Page,
        ["-/recordings/{**role}"] = ["{t}", "{t}?q=fristen"],
        ["-/recording/{id}"] = ["unknown"],
        ["-/photo/{id}"] = ["unknown"],
        ["-/association/{template}"] = ["verein", "unbekannt"],
        ["-/registers/{kind?}"] = ["", "contracts", "keys", "access", "inventory", "keys?unit=zxqkanteilu"],
        ["-/who-knows"] = Unit,
        ["-/year"] = ["", "?view=list", "?office=rollen/zxqkanamto/index", "?office=rollen/kasse/index", "?unit=zxqkanteilu"],
        ["-/calendar"] = Plain,
        ["-/calendar/{file}"] = ["aaaaaaaaaaaaaaaaaaaaaaaaaa.ics"],
        // what is due
        ["-/for-you"] = Plain,
        ["-/due-list"] = Plain,
        ["-/check/{**path}"] = ["{t}", "{t}?q=fristen", "{t}?all=true"],
        ["-/ask/{**path}"] = ["{t}", "{t}?q=fristen"],
        ["-/clarification/{id}"] = ["{clarification}"],
        ["-/first-weeks"] = Plain,
        // handovers
        ["-/handovers"] = Plain,
        ["-/handovers/new"] = ["", "?role={t}", "?role=rollen/zxqkanamto"],
        ["-/handover/{**path}"] = Page,
        ["-/handover-ask/{**path}"] = Page,
        ["-/handover-fill/{**path}"] = Page,
        ["-/handover-invite/{**path}"] = Page,
        ["-/handover-letter/{**path}"] = Page,
        ["-/handover-proof/{**path}"] = ["{t}", "{t}?chosen=true&t=0"],
        ["-/handover-read/{**path}"] = Page,
        ["-/handover-record/{**path}"] = Page,
        ["-/handover-slip/{**path}"] = Page,
        ["-/handover-talk/{**path}"] = ["{t}", "{t}?n=0"],
        ["-/handover-thanks/{**path}"] = Page,
        ["-/first-days/{**path}"] = Page,
        ["-/look-back/{**path}"] = Page,
        ["-/after-election"] = Plain,
        ["-/after-election/done"] = ["?v={v}"],
        ["-/after-election/last"] = Plain,
        // templates
        ["-/templates"] = Plain,
        ["-/templates/new"] = Plain,
        ["-/templates/take-over"] = Plain,
        ["-/templates/{id}"] = ["schnellstart"],
        ["-/templates/{id}/history"] = ["schnellstart"],
        ["-/templates/{id}/preview"] = ["schnellstart"],
        ["-/templates/{id}/print"] = ["schnellstart"],
        ["-/templates/{id}/question"] = ["schnellstart?q=fristen"],
        ["-/templates/{id}/reset"] = ["schnellstart"],
        ["-/templates/{id}/share"] = ["schnellstart"],
        ["-/templates/{id}/update"] = ["schnellstart"],
        ["-/templates/{id}/words"] = ["schnellstart"],
        ["-/share/{**path}"] = Page,
        // the account and the administration
        ["-/account"] = Plain,
        ["-/account/mail"] = Plain,
        ["-/admin/access"] = ["?page={t}", "?person={treasurer}", "?page={t}&person={treasurer}"],
        ["-/admin/groups"] = Plain,
        ["-/admin/groups/edit"] = ["?id=bau"],
        ["-/admin/mail"] = Plain,
        ["-/admin/members"] = Plain,
        ["-/admin/members/end/{id}"] = ["{treasurer}"],
        ["-/admin/shares"] = Plain,
        ["-/admin/spaces"] = Plain,
        ["-/admin/spaces/edit"] = ["?folder=zxqkanraums", "?folder="],
        // without an account
        ["-/sign-in"] = ["", "?back=/zxqkanraums/zxqkanpfads"],
        ["-/sign-out"] = None,
        ["-/invitation/{secret}"] = ["aaaaaaaaaaaaaaaaaaaaaaaaaa"],
        ["-/reset/{secret}"] = ["aaaaaaaaaaaaaaaaaaaaaaaaaa"],
        ["-/reach/{secret}"] = ["aaaaaaaaaaaaaaaaaaaaaaaaaa"],
        ["-/s/{secret}"] = ["{sitting}"],
        ["-/mail/{token}"] = ["unknown"],
        ["-/demo/{secret}"] = ["unknown"],
        ["-/setup"] = Plain,
        ["-/setup/offices"] = Plain,
        ["-/setup/ready"] = Plain,
        ["-/help/{name?}"] = ["", "rollen"],
        ["-/language"] = None,
        ["-/status/{code:int:range(400,599)}"] = ["404"],
        ["-/styleguide"] = Plain,
        ["-/styleguide/sheet"] = Plain,
        ["-/health/live"] = Plain,
        ["-/health/ready"] = Plain,
    };

    /// <summary>Where a free name and a taken one cannot look alike: the form that would create the page.</summary>
    public static bool TellsFreeNames(string route) => route is "-/edit/{**path}" or "-/new";
}
