[assembly: AssemblyFixture(typeof(ExportedBundles))]
