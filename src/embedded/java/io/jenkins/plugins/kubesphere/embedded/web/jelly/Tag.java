package io.jenkins.plugins.kubesphere.embedded.web.jelly;

/** What a tag of a library does. */
interface Tag {
    void render(Call call);
}
