using Roots.Wiki.Web.Features.Shared;

// The program's own folder is the content root: the caller's folder only gives relative paths their meaning.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddWebShell();

var app = builder.Build();
app.UseWebShell();
app.MapGet("/-/health/live", () => "ok");
app.Run();
