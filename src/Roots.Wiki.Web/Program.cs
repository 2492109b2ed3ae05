using Roots.Wiki.Web.Composition;

return await RootsWikiProgram.RunAsync(args);
