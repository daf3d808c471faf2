// The project is that of "sluice plugin new": the classes and templates that write it are in this very jar.
def archetype = Thread.currentThread().contextClassLoader
def loader = new URLClassLoader(archetype.getURLs(), ClassLoader.getPlatformClassLoader())
def load = { name -> loader.loadClass('dev.sluice.core.internal.project.' + name) }
def letters = request.groupId + '.' + request.artifactId.replace('-', '')
def own = request.getPackage()
def name = load('ProjectName').getConstructor(String, String)
        .newInstance(request.artifactId, own == null || own == request.groupId ? letters : own)
def templates = load('ProjectTemplates')
def kind = request.properties.getProperty('kind')
if (!templates.kinds().contains(kind)) {
    throw new IllegalArgumentException("there is no kind '" + kind + "' of plugin; kinds: " + templates.kinds().join(', '))
}
def folder = new File(request.outputDirectory, request.artifactId).toPath()
templates.files(name, kind).each { path, text ->
    def file = folder.resolve(path)
    java.nio.file.Files.createDirectories(file.parent)
    java.nio.file.Files.writeString(file, text)
}
