var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/-/health/live", () => "ok");
app.Run();
