package io.jenkins.plugins.kubesphere.image.tar;

/**
 * The header of one member of a tar archive.
 *
 * @param name as in the archive, prefix and long-name extensions resolved
 * @param type the type flag: {@code '0'} file, {@code '1'} hard link, {@code '2'} symbolic link, {@code '5'} directory …
 * @param size of the content in bytes
 * @param linkName target of a link, else empty
 * @param offset of the content from the beginning of the archive, in bytes
 */
public record TarEntry(String name, char type, long size, String linkName, long offset) {

    public boolean isFile() {
        return type == '0' || type == '\0' || type == '7';
    }

    public boolean isLink() {
        return type == '1' || type == '2';
    }

    /** The name without a leading {@code ./}. */
    public String plainName() {
        return name.startsWith("./") ? name.substring(2) : name;
    }
}
